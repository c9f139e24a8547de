/// What a worker process did with the jobs of one kind, since its start.
public struct JobMeasurement: Sendable {
    public var queue: QueueName
    public var kind: JobKind
    /// `completed`, `failed`, `dead`, `snoozed`, `cancelled` or `fenced_out`.
    public var outcome: String
    public var figures: JobFigures
}
