/// One sample of one metric, as `/metrics` prints it.
public struct Measurement: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    /// Letters, digits and underscores, with the unit at the end (`_seconds`, `_bytes`, `_total`).
    public let name: String
    public let help: String
    public let kind: Kind
    public let labels: [String: String]
    public let value: Double
    /// What a histogram adds to its name for this sample: `_bucket`, `_sum` or `_count`.
    let suffix: String

    public init(name: String, help: String, kind: Kind, labels: [String: String] = [:], value: Double) {
        self.init(name: name, help: help, kind: kind, labels: labels, value: value, suffix: "")
    }

    init(name: String, help: String, kind: Kind, labels: [String: String], value: Double, suffix: String) {
        self.name = name
        self.help = help
        self.kind = kind
        self.labels = labels
        self.value = value
        self.suffix = suffix
    }
}
