public import JobQueue

extension PeriodicJob {
    /// What is done again and again, whether or not anything happens.
    public static func all() throws -> [PeriodicJob] {
        [
            PeriodicJob(
                name: "draft.remove_expired", cron: try CronExpression("17 * * * *"), kind: .removeDrafts, queue: .cases
            ),
            // GMT, and so after midnight in London all year: a seal has the whole of the day before behind it.
            PeriodicJob(
                name: "history.seal", cron: try CronExpression("7 0 * * *"), kind: .sealHistory, queue: .cases),
        ]
    }
}
