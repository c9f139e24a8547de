/// The code for one kind of job: decode the args, call an operation, answer an outcome.
public protocol JobHandler: Sendable {
    /// An instance says it, so that one type can work several kinds.
    var kind: JobKind { get }

    /// How long a failed attempt waits. `RetryPolicy.standard` unless said otherwise.
    var retryPolicy: RetryPolicy { get }

    /// How long one attempt may take; then its task is cancelled and the attempt has failed. 60 seconds unless said
    /// otherwise.
    var timeout: Duration { get }

    /// Works one attempt. An expected end is answered; a thrown error means the attempt failed.
    ///
    /// The task is cancelled at the timeout and when the process has to stop: let `CancellationError` pass.
    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome
}

extension JobHandler {
    public var retryPolicy: RetryPolicy { .standard }
    public var timeout: Duration { .seconds(60) }
}
