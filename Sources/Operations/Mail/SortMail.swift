import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Finds out what a message that came in is, and does what follows from it, in one transaction: the verdict, the case's
/// history, what is owed to whom, and the job's end.
public struct SortMail: Sendable {
    private let office: CaseOffice
    private let reader: any MailReader
    private let answers: AnswerDesk
    private let attachments: any InboundAttachments

    public init(
        _ office: CaseOffice, reader: any MailReader, composer: any MailComposer,
        attachments: any InboundAttachments
    ) {
        self.office = office
        self.reader = reader
        self.attachments = attachments
        answers = AnswerDesk(office: office, composer: composer)
    }

    public func callAsFunction(_ args: SortMailArgs, job: ClaimedJob) async throws {
        let stored = try await office.pool.withConnection { try $0.execute(ReadInboundMail(args.mail)) }.first
        guard let stored else {
            return try await office.transaction { connection, _ in try acknowledge(job, on: connection) }
        }
        let mail = await reader.read(RawMail(stored))
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let finder = CorrespondenceFinder(office, mail)
            let startOfDay = LondonTime.startOfDay(writer.today)
            let known = try finder.known(bodyDigest: stored.bodyDigest, since: startOfDay, connection)
            let verdict = MailSorter(today: writer.today, directory: office.directory).verdict(on: mail, known)
            let sorting = MailSorting(
                stored: stored, mail: mail, writer: writer, answers: answers, attachments: attachments)
            try sorting.act(on: verdict, connection)
        }
    }
}

extension RawMail {
    init(_ stored: StoredInboundMail) {
        self.init(
            stored.raw, envelopeSender: stored.envelopeSender, envelopeRecipient: stored.envelopeRecipient,
            isWhole: stored.isWhole)
    }
}
