/// A metric with its help, its type and its values, in the text format of Prometheus.
struct MetricFamily {
    private let name: String
    private let kind: Kind
    private let help: String
    private let samples: [Sample]

    /// What a metric is.
    enum Kind: String {
        /// What only grows, but for a new start.
        case counter
        /// What goes up and down.
        case gauge
        /// Quantiles of lately, and a count that only grows.
        case summary
    }

    /// A value with its labels.
    struct Sample {
        private let suffix: String
        private let labels: [(name: String, value: String)]
        private let value: Double

        /// Creates a value without labels.
        init(_ value: Double) {
            self.value = value
            labels = []
            suffix = ""
        }

        /// Creates a value of a target.
        ///
        /// - Parameters:
        ///   - target: The target's name.
        ///   - value: The value.
        ///   - labels: Labels beside the target.
        ///   - suffix: What stands behind the metric's name.
        init(of target: String, _ value: Double, _ labels: [(name: String, value: String)] = [], suffix: String = "") {
            self.value = value
            self.labels = [("target", target)] + labels
            self.suffix = suffix
        }

        fileprivate func line(_ name: String) -> String {
            let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            let number = Int(exactly: value).map(String.init) ?? "\(value)"
            return "\(name)\(suffix)\(pairs.isEmpty ? "" : "{\(pairs)}") \(number)\n"
        }

        private static func escaped(_ text: String) -> String {
            text.unicodeScalars.reduce(into: "") { escaped, scalar in
                switch scalar {
                case "\\": escaped += "\\\\"
                case "\"": escaped += "\\\""
                case "\n": escaped += "\\n"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
        }
    }

    /// Creates a metric.
    ///
    /// - Parameters:
    ///   - name: Its name without `keepwarm_`.
    ///   - kind: What it is.
    ///   - help: What it means: a sentence without line feeds and backslashes.
    ///   - samples: Its values; without any it is left out.
    init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = "keepwarm_\(name)"
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// The lines of the metric.
    var text: String {
        guard !samples.isEmpty else { return "" }
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n" + samples.map { $0.line(name) }.joined()
    }
}
