import Domain
import Operations

/// Reads the body of a step on a case and collects every field that is wrong before it refuses.
struct ActionReader {
    /// The longest text of a step, in characters (Unicode scalars): as long as a complaint's narrative.
    static let longestText = 20_000
    static let longestDescription = 2_000
    static let longestName = 200
    static let mostRemedies = 20
    static let mostFindings = 20
    static let mostQuestions = 10
    /// A list longer than this helps nobody, and a hostile body could make it any length.
    private static let mostProblems = 100

    private(set) var problems: [FieldProblem] = []

    mutating func note(_ problem: FieldProblem) {
        guard problems.count < Self.mostProblems else { return }
        problems.append(problem)
    }

    /// The members of an object, after naming each that nobody asked for.
    mutating func object(_ value: JSONValue, at pointer: String, allowed: [String]) -> JSONObject {
        guard case .object(let object) = value else {
            problem(pointer, .wrongType, "must be an object")
            return JSONObject()
        }
        for member in object.members where !allowed.contains(member.key) {
            problem(Self.pointer(pointer, member.key), .unknownField, "is not known here")
        }
        return object
    }

    /// Text that says something, within a length in characters.
    mutating func text(_ object: JSONObject, _ key: String, at pointer: String, longest: Int) -> String {
        let place = Self.pointer(pointer, key)
        guard let value = present(object, key) else {
            problem(place, .missing, "is missing")
            return ""
        }
        return self.text(value, at: place, longest: longest)
    }

    mutating func text(_ value: JSONValue, at place: String, longest: Int) -> String {
        guard let text = value.stringValue else {
            problem(place, .wrongType, "must be text")
            return ""
        }
        check(text, place, longest)
        return text
    }

    mutating func optionalText(_ object: JSONObject, _ key: String, at pointer: String, longest: Int) -> String? {
        present(object, key) == nil ? nil : text(object, key, at: pointer, longest: longest)
    }

    mutating func boolean(_ object: JSONObject, _ key: String) -> Bool {
        let place = Self.pointer("", key)
        guard let value = present(object, key) else {
            problem(place, .missing, "is missing")
            return false
        }
        guard let answer = value.boolValue else {
            problem(place, .wrongType, "must be true or false")
            return false
        }
        return answer
    }

    /// A whole number of at least `least`.
    mutating func number(_ object: JSONObject, _ key: String, at pointer: String, least: Int) -> Int? {
        let place = Self.pointer(pointer, key)
        guard let value = present(object, key) else {
            problem(place, .missing, "is missing")
            return nil
        }
        return number(value, place, least)
    }

    mutating func optionalNumber(_ object: JSONObject, _ key: String, at pointer: String, least: Int) -> Int? {
        present(object, key).flatMap { number($0, Self.pointer(pointer, key), least) }
    }

    /// A day that has come, and not before anything that a complaint can be about.
    mutating func optionalDay(_ object: JSONObject, _ key: String, upTo today: CalendarDay) -> CalendarDay? {
        guard let value = present(object, key) else { return nil }
        let place = Self.pointer("", key)
        guard let day = value.stringValue.flatMap({ CalendarDay(iso8601: $0) }) else {
            problem(place, .invalidFormat, "must be a day written YYYY-MM-DD, such as 2026-04-20")
            return nil
        }
        let earliest = ComplaintFields.earliestDay
        if day < earliest { problem(place, .outOfRange, "must be \(earliest) or later") }
        if day > today { problem(place, .inFuture, "must not be after today, \(today)") }
        return day
    }

    /// A day, which may lie ahead.
    mutating func day(_ object: JSONObject, _ key: String) -> CalendarDay? {
        let place = Self.pointer("", key)
        guard let value = present(object, key) else {
            problem(place, .missing, "is missing")
            return nil
        }
        guard let day = value.stringValue.flatMap({ CalendarDay(iso8601: $0) }) else {
            problem(place, .invalidFormat, "must be a day written YYYY-MM-DD, such as 2026-04-20")
            return nil
        }
        return day
    }

    /// One of the names of an enumeration.
    mutating func choice<Choice>(
        _ object: JSONObject, _ key: String, at pointer: String, of type: Choice.Type = Choice.self
    ) -> Choice? where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        let place = Self.pointer(pointer, key)
        guard let value = present(object, key) else {
            problem(place, .missing, "is missing")
            return nil
        }
        if let choice = value.stringValue.flatMap(Choice.init(rawValue:)) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        problem(place, .unknownValue, "must be one of: \(names)")
        return nil
    }

    /// A list with at most so many elements; a missing one is empty.
    mutating func list(_ object: JSONObject, _ key: String, at pointer: String, most: Int) -> [JSONValue] {
        let place = Self.pointer(pointer, key)
        guard let value = present(object, key) else { return [] }
        guard let elements = value.arrayValue else {
            problem(place, .wrongType, "must be a list")
            return []
        }
        if elements.count > most { problem(place, .tooMany, "must have at most \(most) entries") }
        return Array(elements.prefix(most))
    }

    mutating func problem(_ pointer: String, _ code: FieldProblem.Code, _ message: String) {
        note(FieldProblem(pointer: pointer, code: code, message: message))
    }

    func finish() throws {
        if !problems.isEmpty { throw Problem.invalid(problems) }
    }

    /// RFC 6901: `~` and `/` in a key are written `~0` and `~1`. Cut: a key may be as long as the body.
    static func pointer(_ base: String, _ key: String) -> String {
        let short = key.utf8.count > 100 ? "\(String(key.unicodeScalars.prefix(50)))…" : key
        let tilde = short.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
        return base + "/" + tilde.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    }

    private func present(_ object: JSONObject, _ key: String) -> JSONValue? {
        guard let value = object[key], value != .null else { return nil }
        return value
    }

    private mutating func number(_ value: JSONValue, _ place: String, _ least: Int) -> Int? {
        guard let number = value.intValue, number >= least else {
            problem(place, .wrongType, "must be a whole number of at least \(least)")
            return nil
        }
        return number
    }

    private mutating func check(_ text: String, _ place: String, _ longest: Int) {
        if FieldChecks.isBlank(text) { problem(place, .empty, "must not be empty") }
        if FieldChecks.hasControlCharacter(text, allowsLines: true) {
            problem(place, .controlCharacter, "must not have control characters")
        }
        if text.unicodeScalars.count > longest { problem(place, .tooLong, "must have at most \(longest) characters") }
    }
}
