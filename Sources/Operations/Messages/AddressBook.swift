import Domain
import Persistence
import Postgres

/// Knows how each party of a case is reached.
struct AddressBook: Sendable {
    let office: CaseOffice
    let today: CalendarDay

    func correspondent(
        for notice: Notice, of stored: StoredCase, _ connection: isolated Connection
    ) throws -> MessageDraft.Correspondent {
        switch notice.to {
        case .complainant: complainant(stored.complaint.complainant)
        case .provider:
            provider(stored.subject.provider, isEscalation: Self.escalations.contains(notice.kind))
        case .caseworker: try caseworker(of: stored, connection)
        case .ombudsman: try ombudsman(for: stored, connection)
        case .scheme: .nobody
        }
    }

    /// What goes to a provider's senior contact.
    private static let escalations: Set<MessageKind> = [.providerEscalation, .informationChase, .breachNotice]

    private func complainant(_ complainant: Complainant) -> MessageDraft.Correspondent {
        guard !complainant.isWrittenToOnPaper, let email = complainant.email else {
            return .postal(PostalAddress(of: complainant))
        }
        return .mailbox(Mailbox(name: complainant.name, address: email))
    }

    private func provider(_ id: ProviderID, isEscalation: Bool) -> MessageDraft.Correspondent {
        guard let provider = office.directory.provider(id) else { return .nobody }
        let contact = isEscalation ? provider.seniorContact : provider.contact
        return .mailbox(Mailbox(name: contact.name, address: contact.email))
    }

    private func caseworker(
        of stored: StoredCase, _ connection: isolated Connection
    ) throws -> MessageDraft.Correspondent {
        let member = try connection.execute(ListStaff()).first { $0.id == stored.caseworker }
        return member.map(mailbox) ?? .nobody
    }

    /// Whoever may sign: free of conflict, and neither the drafter nor who reads the case a second time.
    private func ombudsman(
        for stored: StoredCase, _ connection: isolated Connection
    ) throws -> MessageDraft.Correspondent {
        let company = office.directory.company(of: stored.subject.provider)
        let free = ListUnconflictedStaff(.ombudsman, for: company, on: today)
        let readers = try connection.execute(ListReaders(of: stored.subject.id))
        return try connection.execute(free).first { !readers.contains($0.id) }.map(mailbox) ?? .nobody
    }

    private func mailbox(of member: StaffMember) -> MessageDraft.Correspondent {
        .mailbox(Mailbox(name: member.name, address: member.email))
    }
}
