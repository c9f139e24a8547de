@testable import Domain

/// Short ways to write days, and complaints that differ from a good one in one thing.
enum Sample {
    static func day(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(iso8601: text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    static let today = day("2026-11-23")

    /// A complaint that is in order, as a client would send it.
    static let body: JSONValue = [
        "channel": "online",
        "complainant": [
            "name": "Ada Example", "email": "ada@example.invalid", "phone": "020 7946 0000", "postcode": "SW1A 1AA",
            "preferred_channel": "email",
        ],
        "customer_type": "residential",
        "people": nil,
        "provider": "o2",
        "service": "mobile",
        "account_reference": "A-1",
        "issues": [["code": "billing.incorrect_charge"]],
        "narrative": "I was charged twice.",
        "desired_outcome": "A refund.",
        "first_complained_on": "2026-09-01",
        "adr_letter": nil,
        "before_court": false,
        "other_scheme": false,
        "already_settled": false,
    ]

    /// The good complaint with members of the document, or of the complainant, replaced.
    static func body(_ changes: [String: JSONValue], complainant: [String: JSONValue] = [:]) -> JSONValue {
        guard var object = body.objectValue, var person = object["complainant"]?.objectValue else { return body }
        for (key, value) in complainant { person[key] = value }
        object["complainant"] = .object(person)
        for (key, value) in changes { object[key] = value }
        return .object(object)
    }

    /// The good complaint without some members; `complainant/email` names one of the complainant's.
    static func body(without pointers: String...) -> JSONValue {
        guard var object = body.objectValue, var person = object["complainant"]?.objectValue else { return body }
        for pointer in pointers {
            let parts = pointer.split(separator: "/")
            if parts.count == 2 { person[String(parts[1])] = nil } else { object[pointer] = nil }
        }
        if object["complainant"] != nil { object["complainant"] = .object(person) }
        return .object(object)
    }

    static func draft(_ changes: [String: JSONValue] = [:]) throws -> ComplaintDraft {
        try ComplaintValidator.validate(body(changes), today: day("2029-12-31")).get()
    }

    static func problems(_ body: JSONValue) -> [FieldProblem] {
        switch ComplaintValidator.validate(body, today: today) {
        case .success: []
        case .failure(let failure): failure.problems
        }
    }
}
