/// Why a text is no cron expression.
public struct CronError: Error, Hashable, CustomStringConvertible {
    /// Where; `nil` when it is the number of fields.
    public var field: CronField?
    /// What is wrong, and what would be right.
    public var problem: String

    public var description: String { field.map { "\($0.rawValue): \(problem)" } ?? problem }
}
