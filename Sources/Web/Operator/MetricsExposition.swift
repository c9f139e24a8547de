/// Prometheus text format 0.0.4, written by hand (docs/decisions/0005-metrics-exposition.md).
enum MetricsExposition {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// All samples of a metric stand together under one HELP and one TYPE, as the format demands.
    static func text(_ measurements: [Measurement]) -> String {
        var order: [String] = []
        var samples: [String: [Measurement]] = [:]
        for measurement in measurements {
            if samples[measurement.name] == nil { order.append(measurement.name) }
            samples[measurement.name, default: []].append(measurement)
        }
        return order.map { metric(samples[$0] ?? []) }.joined()
    }

    private static func metric(_ samples: [Measurement]) -> String {
        guard let first = samples.first else { return "" }
        let head =
            "# HELP \(first.name) \(escaped(first.help, quotes: false))\n# TYPE \(first.name) \(first.kind.rawValue)\n"
        return head + samples.map(line).joined()
    }

    private static func line(_ sample: Measurement) -> String {
        "\(sample.name)\(sample.suffix)\(labels(sample.labels)) \(number(sample.value))\n"
    }

    private static func labels(_ labels: [String: String]) -> String {
        if labels.isEmpty { return "" }
        let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escaped($0.value, quotes: true))\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
