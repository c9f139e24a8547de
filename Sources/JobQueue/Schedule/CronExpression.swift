/// When something happens again and again: `minute hour day-of-month month day-of-week`.
///
/// A field is `*`, a number or name (`JAN`, `MON`; Sunday is 0, 7 or `SUN`), a range, one of these with a step
/// (`*/10`, `8-18/2`), or a list. When both day fields are restricted, either is enough, and else both must hold; a
/// field that begins with `*` is not restricted (crontab(5)).
public struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// As it was written.
    public let description: String
    /// Seconds since midnight on the clock, ascending.
    let timesOfDay: [Int]
    private let daysOfMonth: CronValues
    private let months: CronValues
    private let daysOfWeek: CronValues

    /// - Throws: `CronError`, also for days that never come, such as 30 February.
    public init(_ text: String) throws(CronError) {
        let fields = try Self.split(text)
        let minutes = try CronFieldParser(field: .minute).parse(fields[0])
        let hours = try CronFieldParser(field: .hour).parse(fields[1])
        daysOfMonth = try CronFieldParser(field: .dayOfMonth).parse(fields[2])
        months = try CronFieldParser(field: .month).parse(fields[3])
        daysOfWeek = try CronFieldParser(field: .dayOfWeek).parse(fields[4])
        timesOfDay = hours.numbers.sorted().flatMap { hour in
            minutes.numbers.sorted().map { minute in hour * 3600 + minute * 60 }
        }
        description = text
        try requireSomeDay()
    }

    func matches(_ day: CivilDay) -> Bool {
        months.contains(day.month) && matchesDay(day)
    }

    private func matchesDay(_ day: CivilDay) -> Bool {
        let byMonth = daysOfMonth.contains(day.day)
        let byWeek = daysOfWeek.contains(day.weekday)
        return isEitherDayEnough ? byMonth || byWeek : byMonth && byWeek
    }

    private var isEitherDayEnough: Bool { daysOfMonth.isRestricted && daysOfWeek.isRestricted }

    private func requireSomeDay() throws(CronError) {
        let longest = months.numbers.map(CivilDay.longest(month:)).max() ?? 0
        if isEitherDayEnough || daysOfMonth.numbers.contains(where: { $0 <= longest }) { return }
        throw CronError(
            field: .dayOfMonth, problem: "the months that are named have \(longest) days at most")
    }

    private static func split(_ text: String) throws(CronError) -> [Substring] {
        let fields = text.split { $0 == " " || $0 == "\t" }
        guard fields.count == CronField.allCases.count else {
            throw CronError(
                problem: "\"\(text)\" has \(fields.count) fields; "
                    + "a cron expression has five: minute hour day-of-month month day-of-week")
        }
        return fields
    }
}
