import Presentation

/// Two short texts beside each other, as READMEs show them.
struct Badge {
    /// What it is about.
    let label: String

    /// What there is to say.
    let message: String

    /// How good that is.
    let colour: Colour

    /// More about it, for whoever points at the picture.
    let detail: String

    /// What a message stands on; white letters are legible on each.
    enum Colour: String {
        /// All is well.
        case green = "#1a7f37"
        /// Not quite.
        case yellow = "#8a6100"
        /// Not well.
        case orange = "#b84a00"
        /// Bad.
        case red = "#c9281e"
        /// Nobody knows.
        case grey = "#666e78"
    }

    /// Creates a badge; texts longer than 60 characters are cut.
    init(label: String, message: String, colour: Colour, detail: String) {
        self.label = Self.short(label)
        self.message = Self.short(message)
        self.colour = colour
        self.detail = detail
    }

    /// The badge as a picture.
    var svg: Markup {
        let (left, right) = (Self.box(label), Self.box(message))
        let width = left.width + right.width
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="20" role="img" \
            aria-label="\(label): \(message)"><title>\(detail)</title>
            <linearGradient id="shade" x2="0" y2="100%"><stop offset="0" stop-color="#bbb" stop-opacity=".1"/>\
            <stop offset="1" stop-opacity=".1"/></linearGradient>
            <clipPath id="edge"><rect width="\(width)" height="20" rx="3" fill="#fff"/></clipPath>
            <g clip-path="url(#edge)"><rect width="\(left.width)" height="20" fill="#555"/>\
            <rect x="\(left.width)" width="\(right.width)" height="20" fill="\(colour.rawValue)"/>\
            <rect width="\(width)" height="20" fill="url(#shade)"/></g>
            <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
            \(Self.text(label, at: Self.margin, width: left.text))
            \(Self.text(message, at: left.width + Self.margin, width: right.text))
            </g>
            </svg>

            """
    }

    /// The badge in the words of Shields.io, which draws it in any of its styles.
    var shields: ShieldsDocument { ShieldsDocument(label: label, message: message, color: colour.rawValue) }

    private static let margin = 6.0

    private static func box(_ text: String) -> (width: Double, text: Double) {
        let inside = TextWidth.of(text.visible)
        return ((inside + 2 * margin).rounded(.up), inside)
    }

    private static func text(_ text: String, at x: Double, width: Double) -> Markup {
        let attributes: Markup = "textLength=\"\(width)\" lengthAdjust=\"spacingAndGlyphs\""
        return """
            <text x="\(x)" y="15" fill="#010101" fill-opacity=".3" aria-hidden="true" \(attributes)>\(text)</text>\
            <text x="\(x)" y="14" \(attributes)>\(text)</text>
            """
    }

    private static func short(_ text: String) -> String {
        text.count > 60 ? text.prefix(59) + "…" : text
    }
}
