public import JobQueue

extension PeriodicJob {
    /// What is done again and again, whether or not anything happens.
    public static func all() throws -> [PeriodicJob] {
        [
            PeriodicJob(
                name: "draft.remove_expired", cron: try CronExpression("17 * * * *"), kind: .removeDrafts, queue: .cases
            )
        ]
    }
}
