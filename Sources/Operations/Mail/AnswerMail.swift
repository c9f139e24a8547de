import Domain
public import JobQueue
import Persistence
import Postgres

/// Sends the answer to a message that is no case's, and records what the relay said.
public struct AnswerMail: Sendable {
    private let office: CaseOffice
    private let mailer: any Mailer

    public init(_ office: CaseOffice, mailer: any Mailer) {
        self.office = office
        self.mailer = mailer
    }

    /// - Parameter checkFence: throws when the job is not this worker's any more; asked right before the outside call.
    /// - Throws: `MailError` when the relay may accept it later.
    public func callAsFunction(
        _ args: AnswerMailArgs, job: ClaimedJob, checkFence: @Sendable () async throws -> Void
    ) async throws {
        let waiting = try await office.pool.withConnection { try $0.execute(FindAnswer(args.answer)) }.first
        var receipt: MailReceipt?
        if let waiting {
            try await checkFence()
            receipt = try await send(waiting)
        }
        let said = receipt
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            guard let said else { return }
            try connection.run(SettleAnswer(args.answer, relay: said.relay, answer: said.answer, at: writer.now))
        }
    }

    private func send(_ answer: MailAnswer) async throws -> MailReceipt {
        let composed = ComposedMail(
            messageID: answer.internetMessageID, envelopeFrom: office.correspondence.from.address,
            recipient: answer.address, fileName: String(answer.internetMessageID.prefix { $0 != "@" }), raw: answer.raw)
        return switch try await mailer.hand(over: composed) {
        case .accepted(let receipt): receipt
        case .refused(let words): MailReceipt(relay: "relay", answer: words)
        }
    }
}
