/// The lines of a message that name what they say: `Provider: O2`. Our pages tell people to write so; nobody has to.
struct MailLabels {
    private let values: [String: String]

    init(_ text: String) {
        let named = text.split(separator: "\n").prefix(Self.mostLines).compactMap(Self.label)
        values = Dictionary(named) { first, _ in first }
    }

    /// - Parameter name: one of `names`
    subscript(name: String) -> String? { values[name] }

    private static func label(_ line: Substring) -> (String, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let written = FieldChecks.trimmed(line[..<colon].lowercased())
        guard let name = names[written] else { return nil }
        let value = FieldChecks.trimmed(String(line[line.index(after: colon)...]))
        return value.isEmpty ? nil : (name, value)
    }

    private static let names = [
        "name": "name", "my name": "name", "provider": "provider", "company": "provider", "my provider": "provider",
        "service": "service", "account": "account", "account number": "account", "customer number": "account",
        "phone": "phone", "telephone": "phone", "mobile number": "phone", "postcode": "postcode",
        "people": "people", "employees": "people", "first complained": "first complained",
        "date of first complaint": "first complained", "complained on": "first complained",
    ]
    private static let mostLines = 500
}

extension CalendarDay {
    /// A day as people in Britain write it: `2026-05-03`, `3/5/2026`, `03.05.2026`, `3 May 2026`, `3rd May 2026`.
    init?(written text: String) {
        let text = FieldChecks.trimmed(text)
        if let day = CalendarDay(iso8601: text) {
            self = day
            return
        }
        let parts = text.split { " /.-,".contains($0) }
        guard parts.count == 3, let year = Int(parts[2]), (1000...9999).contains(year) else { return nil }
        guard let day = Int(parts[0].prefix { $0.isNumber }) else { return nil }
        guard let month = Int(parts[1]) ?? Self.month(named: parts[1]) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func month(named word: Substring) -> Int? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard word.count >= 3 else { return nil }
        return names.firstIndex(of: String(word.lowercased().prefix(3))).map { $0 + 1 }
    }
}
