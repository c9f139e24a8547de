import JobQueue
public import Operations

/// What works the jobs about evidence.
public struct EvidenceHandlers: Sendable {
    private let scan: ScanEvidence
    private let render: RenderEvidence
    private let discard: DiscardEvidence
    private let giveUp: GiveUpEvidence

    public init(scan: ScanEvidence, render: RenderEvidence, discard: DiscardEvidence, giveUp: GiveUpEvidence) {
        self.scan = scan
        self.render = render
        self.discard = discard
        self.giveUp = giveUp
    }

    var all: [any JobHandler] {
        [
            ScanEvidenceHandler(scan), RenderEvidenceHandler(render), DiscardEvidenceHandler(discard),
            GiveUpEvidenceHandler(giveUp),
        ]
    }
}

/// Looks for viruses in one piece of evidence.
struct ScanEvidenceHandler: JobHandler {
    let kind: JobKind = .scanEvidence
    /// A scanner that starts anew first reads its signatures, which takes it up to a minute or two.
    let retryPolicy = RetryPolicy(base: .seconds(8), ceiling: .seconds(3600), floor: .seconds(2))
    /// Longer than the scanner's own limit.
    let timeout: Duration = .seconds(180)
    private let scan: ScanEvidence

    init(_ scan: ScanEvidence) {
        self.scan = scan
    }

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let isScanned = try await scan(try JobArgs.decode(EvidenceArgs.self, from: job.args), job: job)
        return isScanned ? .acknowledged : .completed
    }
}

/// Makes the copy by which one piece of evidence is shared.
struct RenderEvidenceHandler: JobHandler {
    let kind: JobKind = .renderEvidence
    let retryPolicy = RetryPolicy(base: .seconds(30), ceiling: .seconds(900), floor: .seconds(5))
    /// Longer than the program's own limit.
    let timeout: Duration = .seconds(300)
    private let render: RenderEvidence

    init(_ render: RenderEvidence) {
        self.render = render
    }

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await render(try JobArgs.decode(EvidenceArgs.self, from: job.args))
        return .completed
    }
}

/// Takes the content of one piece of evidence out of the store.
struct DiscardEvidenceHandler: JobHandler {
    let kind: JobKind = .discardEvidence
    private let discard: DiscardEvidence

    init(_ discard: DiscardEvidence) {
        self.discard = discard
    }

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await discard(try JobArgs.decode(EvidenceArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}

/// Gives up an upload of which nothing came any more.
struct GiveUpEvidenceHandler: JobHandler {
    let kind: JobKind = .giveUpEvidence
    private let giveUp: GiveUpEvidence

    init(_ giveUp: GiveUpEvidence) {
        self.giveUp = giveUp
    }

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await giveUp(try JobArgs.decode(EvidenceArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
