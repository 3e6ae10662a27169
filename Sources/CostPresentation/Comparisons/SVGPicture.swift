/// The few shapes that a chart is made of, as SVG on a light ground.
struct SVGPicture {
    private let width: Int
    private let height: Int
    private var shapes: [String] = []

    /// What a text is for, and so how it looks.
    enum Role: String {
        case title
        case subtitle
        case heading
        case label
        case value
        case tick
        case note
    }

    /// Which part of a text its place is for.
    enum Anchor: String {
        case start
        case middle
        case end
    }

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    mutating func text(_ text: String, x: Int, y: Int, _ role: Role, anchor: Anchor = .start) {
        let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        shapes.append("<text class=\"\(role.rawValue)\" x=\"\(x)\" y=\"\(y)\"\(place)>\(Self.escaped(text))</text>")
    }

    mutating func line(x: Double, from top: Int, to bottom: Int, isAxis: Bool) {
        let x = Self.written(x)
        shapes.append(
            "<line class=\"\(isAxis ? "axis" : "grid")\" x1=\"\(x)\" y1=\"\(top)\" x2=\"\(x)\" y2=\"\(bottom)\"/>"
        )
    }

    mutating func bar(x: Double, y: Int, width: Double, _ colour: String) {
        shapes.append(
            "<rect x=\"\(Self.written(x))\" y=\"\(y)\" width=\"\(Self.written(width))\" height=\"20\" fill=\"\(colour)\"/>"
        )
    }

    /// The file, with a line end.
    var text: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
        <style>
        text { font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; fill: #24292f; }
        .title { font-size: 20px; font-weight: bold; }
        .subtitle { font-size: 14px; fill: #57606a; }
        .heading { font-size: 13px; font-weight: bold; }
        .label { font-size: 13px; }
        .value { font-size: 12px; }
        .tick, .note { font-size: 11px; fill: #57606a; }
        .grid { stroke: #e4e7eb; }
        .axis { stroke: #8c959f; }
        </style>
        <rect width="\(width)" height="\(height)" fill="#ffffff"/>
        \(shapes.joined(separator: "\n"))
        </svg>

        """
    }

    private static func written(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            // XML has no place for control characters, not even escaped.
            case _ where character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }):
                escaped += "\u{FFFD}"
            default: escaped.append(character)
            }
        }
    }
}
