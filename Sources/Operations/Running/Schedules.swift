import FoundationEssentials
public import JobQueue

extension PeriodicJob {
    /// What is done again and again, whether or not anything happens.
    public static func all() throws -> [PeriodicJob] {
        let london = try TimeZone.named("Europe/London")
        return [
            PeriodicJob(
                name: "draft.remove_expired", cron: try CronExpression("17 * * * *"), kind: .removeDrafts, queue: .cases
            ),
            // GMT, and so after midnight in London all year: a seal has the whole of the day before behind it.
            PeriodicJob(
                name: "history.seal", cron: try CronExpression("7 0 * * *"), kind: .sealHistory, queue: .cases),
            PeriodicJob(
                name: "insights.count", cron: try CronExpression("*/5 * * * *"), kind: .countCases, queue: .cases),
            // Soon after the day that it looks at has ended in London.
            PeriodicJob(
                name: "insights.watch", cron: try CronExpression("20 0 * * *"), timeZone: london,
                kind: .watchForSpikes, queue: .cases),
            // Before the letters of the morning, so that none goes out by a date that has moved.
            PeriodicJob(
                name: "calendar.apply", cron: try CronExpression("40 0 * * *"), timeZone: london, kind: .applyCalendar,
                queue: .cases),
            PeriodicJob(
                name: "insights.send_reports", cron: try CronExpression("0 7 1 * *"), timeZone: london,
                kind: .sendProviderReports, queue: .cases),
        ]
    }
}
