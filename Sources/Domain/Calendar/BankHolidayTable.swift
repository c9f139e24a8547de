/// The bank holidays of all divisions. Those of the release stand in one YAML file, in which a day is written as the code of
/// its name and its month and day, with a star on a substitute day: `CD 12-27*`.
public struct BankHolidayTable: Sendable {
    /// Names the table: another one has another version.
    public let version: String
    let holidays: [Division: [CalendarDay: String]]

    /// Those that this release carries.
    public static let bundled = EmbeddedFile.parse(PackageResources.bank_holidays_yaml, load)

    static func load(yaml: String) throws(ProfileError) -> BankHolidayTable {
        try YAMLDocument.read(yaml, read)
    }

    public func calendar(_ division: Division) -> WorkingCalendar {
        WorkingCalendar(division: division, version: version, holidays: holidays[division] ?? [:])
    }

    /// The table that takes this one's place when a bank holiday is announced everywhere, or is put on another day.
    ///
    /// - Parameter withdrawn: in each division; a day that is no bank holiday there stays as it is
    public func announcing(
        _ holiday: Holiday, insteadOf withdrawn: [Division: CalendarDay] = [:], version: String
    ) -> BankHolidayTable {
        let changed = holidays.map { division, days in
            var days = days
            if let day = withdrawn[division] { days[day] = nil }
            days[holiday.day] = holiday.name
            return (division, days)
        }
        return BankHolidayTable(version: version, holidays: Dictionary(changed) { first, _ in first })
    }

    private static func read(_ root: YAMLNode) -> BankHolidayTable? {
        root.allow(["source", "version", "names", "divisions"])
        let names = root.value("names")?.entries.compactMap { key, value in value.text.map { (key, $0) } } ?? []
        let reader = DayReader(names: Dictionary(names) { first, _ in first })
        guard let version = root.value("version")?.text, let divisions = root.value("divisions") else { return nil }
        divisions.allow(Division.allCases.map(\.rawValue))
        let holidays = Division.allCases.compactMap { division in
            divisions.value(division.rawValue).map { (division, reader.days(in: $0)) }
        }
        return BankHolidayTable(version: version, holidays: Dictionary(holidays) { first, _ in first })
    }

    private struct DayReader {
        let names: [String: String]

        func days(in division: YAMLNode) -> [CalendarDay: String] {
            let days = division.entries.flatMap { year, list in
                (list.text ?? "").split(separator: ",").compactMap { entry in day(entry, year: year, at: list) }
            }
            return Dictionary(days) { first, second in "\(first); \(second)" }
        }

        private func day(_ entry: Substring, year: String, at list: YAMLNode) -> (CalendarDay, String)? {
            let words = entry.split(separator: " ")
            let isSubstitute = words.last?.hasSuffix("*") ?? false
            guard words.count == 2, let name = names[String(words[0])],
                let day = CalendarDay(iso8601: "\(year)-\(words[1].prefix(5))")
            else {
                list.problem("'\(entry)' must be the code of a name and a day, such as CD 12-25")
                return nil
            }
            return (day, isSubstitute ? "\(name) (substitute day)" : name)
        }
    }
}
