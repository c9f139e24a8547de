import Domain
import JobQueue

/// What a scope is allowed.
struct LimitReport {
    let scope: Scope
    let limit: ScopeLimit

    var json: JSONValue { .object(object) }

    var object: JSONObject {
        [
            "scope": .string(scope.rawValue), "cap": limit.cap.map { JSONValue(count: $0) } ?? .null,
            "per_second": limit.rate.map { JSONValue(figure: $0.perSecond) } ?? .null,
            "burst": limit.rate.map { JSONValue(count: $0.burst) } ?? .null,
            "weight": JSONValue(count: limit.weight),
        ]
    }

    /// `mail/o2: 4 at once, 2.5 a second, 5 in a burst, weight 1`.
    var words: String {
        let parts: [String?] = [
            limit.cap.map { "\($0) at once" }, limit.rate.map { "\($0.perSecond) a second, \($0.burst) in a burst" },
            "weight \(limit.weight)",
        ]
        return "\(scope): \(parts.compactMap { $0 }.joined(separator: ", "))"
    }
}
