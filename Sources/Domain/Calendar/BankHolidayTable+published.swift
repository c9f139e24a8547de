extension BankHolidayTable {
    /// Reads the table that the government publishes (gov.uk/bank-holidays.json): for each division its `events`, with
    /// `title`, `date` and `notes`.
    ///
    /// - Throws: `BankHolidayError` for anything else
    public init(published json: JSONValue, version: String) throws(BankHolidayError) {
        var holidays: [Division: [CalendarDay: String]] = [:]
        for division in Division.allCases {
            guard let events = json[division.rawValue]?["events"]?.arrayValue, !events.isEmpty else {
                throw BankHolidayError(place: division.rawValue, problem: "must have a list of events")
            }
            for (index, event) in events.enumerated() {
                let place = "\(division.rawValue).events[\(index)]"
                guard let day = event["date"]?.stringValue.flatMap({ CalendarDay(iso8601: $0) }) else {
                    throw BankHolidayError(place: place, problem: "must have a date written YYYY-MM-DD")
                }
                guard let title = event["title"]?.stringValue, !title.isEmpty else {
                    throw BankHolidayError(place: place, problem: "must have a title")
                }
                let isSubstitute = event["notes"]?.stringValue == "Substitute day"
                holidays[division, default: [:]][day] = isSubstitute ? "\(title) (substitute day)" : title
            }
        }
        self.init(version: version, holidays: holidays)
    }
}

/// A table of bank holidays that cannot be read.
public struct BankHolidayError: Error, Equatable, Sendable {
    /// Such as `scotland.events[3]`.
    public let place: String
    public let problem: String

    public init(place: String, problem: String) {
        self.place = place
        self.problem = problem
    }
}
