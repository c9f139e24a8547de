import Domain
import JobQueue
import Persistence
import Postgres

/// Notices that a person has another open case about the same company, without a part in the transaction of the intake.
///
/// Both halves belong to the first message to the complainant: `remember` before it goes out, `look` in a later
/// transaction. So of two complaints that are worked on at the same time at least one sees the other.
struct PersonWatch: Sendable {
    let office: CaseOffice

    /// Writes down by which keyed hashes the person is known again. What is already over needs none.
    func remember(_ stored: StoredCase, _ connection: isolated Connection) throws {
        guard stored.subject.state.status.isOpen else { return }
        let keys = PersonTrait.all(of: stored.complaint.complainant).map { trait in
            office.tokens.personKey(of: trait, about: company(of: stored.complaint.provider))
        }
        if !keys.isEmpty { try connection.run(RememberPerson(keys, of: stored.subject.id)) }
    }

    /// Where the person has another open case, a job compares the texts.
    func look(_ stored: StoredCase, _ connection: isolated Connection) throws {
        guard try !connection.execute(FindCasesOfSamePerson(of: stored.subject.id)).isEmpty else { return }
        let job = NewJob(
            kind: .linkDuplicates, args: try JobArgs.encode(CaseReviewArgs(caseID: stored.subject.id)),
            queue: .cases, subject: stored.subject.id.rawValue)
        try connection.run(EnqueueJobs([job]))
    }

    /// One id for the whole company, so that a complaint about a brand meets one about its owner.
    private func company(of provider: ProviderID) -> ProviderID {
        office.directory.company(of: provider).min { $0.rawValue < $1.rawValue } ?? provider
    }
}

extension StoredMessage {
    /// The first one to the complainant: every case has it.
    var opensCorrespondence: Bool { number == 1 }
}
