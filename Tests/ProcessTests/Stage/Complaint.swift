import Foundation

/// The body of a complaint, member by member as JSON text, so that anything can be wrong with it.
struct Complaint: Sendable {
    private var members: [(name: String, value: String)]

    /// One that is in order and accepted at once: first complained about ten weeks ago.
    init(_ number: Int = 1, email: String? = nil, provider: String = "o2") {
        let address = email ?? "person-\(number)@example.invalid"
        members = [
            ("channel", #""online""#),
            ("complainant", #"{"name": "Person \#(number)", "email": "\#(address)"}"#),
            ("customer_type", #""residential""#),
            ("provider", #""\#(provider)""#),
            ("service", #""mobile""#),
            ("issues", #"[{"code": "billing.incorrect_charge"}]"#),
            ("narrative", #""Charged twice, complaint number \#(number).""#),
            ("first_complained_on", #""\#(Self.tenWeeksAgo)""#),
        ]
    }

    var text: String {
        "{" + members.map { "\"\($0.name)\": \($0.value)" }.joined(separator: ", ") + "}"
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// With members replaced or added; the values are JSON.
    func with(_ changes: KeyValuePairs<String, String>) -> Complaint {
        var changed = self
        for (name, value) in changes {
            changed.members.removeAll { $0.name == name }
            changed.members.append((name, value))
        }
        return changed
    }

    func without(_ names: String...) -> Complaint {
        var changed = self
        changed.members.removeAll { names.contains($0.name) }
        return changed
    }

    /// With a member a second time.
    func repeating(_ name: String) -> Complaint {
        var changed = self
        changed.members += members.filter { $0.name == name }
        return changed
    }

    private static var tenWeeksAgo: String {
        Date(timeIntervalSinceNow: -70 * 86_400).formatted(.iso8601.year().month().day())
    }
}
