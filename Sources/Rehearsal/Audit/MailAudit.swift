import Domain
import FoundationEssentials
import Persistence

/// Looks through everything that was sent.
struct MailAudit {
    let records: Records

    func violations() -> [Violation] {
        twice() + records.unnamed.map { Violation(.unknownMessage, nil, $0.name) } + onDaysOff() + againstTheBooks()
    }

    private func twice() -> [Violation] {
        Dictionary(records.letters.map { ($0.name, 1) }, uniquingKeysWith: +)
            .filter { $0.value > 1 }
            .map { name, count in violation(.sentTwice, name, "\(words(name)), \(count) times") }
    }

    private func onDaysOff() -> [Violation] {
        records.letters.filter { Self.officeLetters.contains($0.name.kind) }.compactMap { letter in
            let day = LondonTime.day(of: letter.at)
            guard let calendar = records.profile(of: letter.name.caseID, at: letter.at)?.calendar,
                !calendar.isWorkingDay(day)
            else { return nil }
            return violation(.sentOnDayOff, letter.name, "\(words(letter.name)) on \(day.spoken)")
        }
    }

    private func againstTheBooks() -> [Violation] {
        let accepted = records.messages[StoredMessage.State.accepted.rawValue] ?? 0
        let digested = records.digests.values.reduce(0, +)
        let sent = records.letters.count + records.unnamed.count + digested
        let queued = records.messages[StoredMessage.State.queued.rawValue] ?? 0
        return [
            accepted == sent ? nil : Violation(.booksDiffer, nil, "\(accepted) accepted, \(sent) sent"),
            queued == 0 ? nil : Violation(.booksDiffer, nil, "\(queued) still waiting to be sent"),
        ].compactMap(\.self)
    }

    private func violation(_ rule: Violation.Rule, _ name: MessageName, _ detail: String) -> Violation {
        Violation(rule, records.ordinals[name.caseID], detail)
    }

    private func words(_ name: MessageName) -> String {
        "\(name.kind.rawValue) \(name.step) to the \(name.recipient.rawValue)"
    }

    /// What the scheme writes of its own accord, and so on working days only.
    static let officeLetters: Set<MessageKind> = [
        .providerReminder, .providerChase, .providerEscalation, .commentReminder, .acceptanceReminder,
        .remedyReminder, .breachNotice, .caseworkerReminder, .informationReminder, .informationChase,
    ]
}
