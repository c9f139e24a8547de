import JobQueue
public import Operations

/// Everything that counts complaints and says what comes of it.
public struct InsightHandlers: Sendable {
    private let count: UpdateCounts
    private let watch: WatchForSpikes
    private let sendReports: SendProviderReports
    private let sendReport: SendProviderReport

    public init(
        count: UpdateCounts, watch: WatchForSpikes, sendReports: SendProviderReports, sendReport: SendProviderReport
    ) {
        self.count = count
        self.watch = watch
        self.sendReports = sendReports
        self.sendReport = sendReport
    }

    var all: [any JobHandler] {
        [
            UpdateCountsHandler(count: count), WatchForSpikesHandler(watch: watch),
            SendProviderReportsHandler(send: sendReports), SendProviderReportHandler(send: sendReport),
        ]
    }
}

private struct UpdateCountsHandler: JobHandler {
    let kind: JobKind = .countCases
    let count: UpdateCounts

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await count()
        return .completed
    }
}

private struct WatchForSpikesHandler: JobHandler {
    let kind: JobKind = .watchForSpikes
    let watch: WatchForSpikes

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await watch()
        return .completed
    }
}

private struct SendProviderReportsHandler: JobHandler {
    let kind: JobKind = .sendProviderReports
    let send: SendProviderReports

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await send(job: job)
        return .acknowledged
    }
}

private struct SendProviderReportHandler: JobHandler {
    let kind: JobKind = .sendProviderReport
    let send: SendProviderReport

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let args = try JobArgs.decode(ProviderReportArgs.self, from: job.args)
        return switch try await send(args, job: job, checkFence: { try await context.checkFence() }) {
        case .sent: .completed
        case .refused: .cancelled(reason: "the address is refused")
        case .unknown: .cancelled(reason: "there is no such provider or month")
        }
    }
}
