import Domain
import Foundation
import Testing

@testable import Persistence
@testable import Rehearsal

@Suite("The audit of a rehearsal")
struct RehearsalAuditTests {
    private let profile = SchemeProfile.cisasStyle
    private let id = CaseID(rawValue: UUID())

    @Test("finds nothing on a ladder climbed as the profile says")
    func clean() {
        let records = records(letters: wholeLadder)
        #expect(LadderAudit(records: records).violations().isEmpty)
        #expect(MailAudit(records: records).violations().isEmpty)
        #expect(CaseAudit(records: records, complaints: 1).violations().isEmpty)
    }

    @Test("finds a missing rung, one too many, two exchanged, and one on another day", arguments: Tampering.allCases)
    func ladder(_ tampering: Tampering) {
        var letters = wholeLadder
        tampering.spoil(&letters)
        let violations = LadderAudit(records: records(letters: letters)).violations()
        #expect(violations.map(\.rule) == [.ladder])
        #expect(violations.map(\.ordinal) == [4])
    }

    @Test("finds a silent provider that was not passed over, and a side that was not told")
    func proceeding() {
        let late = endOfLadder.addingTimeInterval(3600)
        let notYet = records(letters: wholeLadder, endedAt: late)
        #expect(LadderAudit(records: notYet).violations().map(\.rule) == [.ladder])
        let untold = wholeLadder.filter { $0.name.kind != .proceedingWithoutResponse || $0.name.recipient == .provider }
        #expect(LadderAudit(records: records(letters: untold)).violations().map(\.rule) == [.ladder])
    }

    @Test("finds a message sent twice")
    func twice() throws {
        let again = try #require(wholeLadder.first)
        let violations = MailAudit(records: records(letters: wholeLadder + [again])).violations()
        #expect(violations.map(\.rule) == [.sentTwice])
    }

    @Test("finds a reminder on a Sunday and one on a bank holiday", arguments: ["2026-08-30", "2026-08-31"])
    func dayOff(_ text: String) throws {
        let day = try #require(CalendarDay(iso8601: text))
        let reminder = letter(.commentReminder, "remind-2", to: .complainant, at: nine(on: day))
        let violations = MailAudit(records: records(letters: [reminder])).violations()
        #expect(violations.map(\.rule) == [.sentOnDayOff])
    }

    @Test("finds a message that the books do not know")
    func books() {
        let records = records(letters: wholeLadder, accepted: wholeLadder.count - 1)
        #expect(MailAudit(records: records).violations().map(\.rule) == [.booksDiffer])
    }

    @Test("finds a date that a late bank holiday did not move, and a side that was not told of the new one")
    func calendar() {
        let almanac = announcement
        let request = letter(.providerRequest, "", to: .provider, at: nine(on: day("2026-08-04")))
        let unmoved = CalendarAudit(records: records(letters: [request], almanac: almanac)).violations()
        #expect(unmoved.map(\.detail) == ["provider_response due 2026-08-18"])
        let night = LondonTime.at(hour: 0, minute: 40, on: day("2026-08-10"))
        let untold = records(letters: [request], endedAt: night, end: .cancelled, almanac: almanac)
        #expect(CalendarAudit(records: untold).violations().map(\.detail) == ["the provider was not told"])
        let told = letter(.deadlineMoved, "version-4_1", to: .provider, at: night)
        let clean = records(letters: [request, told], endedAt: night, end: .cancelled, almanac: almanac)
        #expect(CalendarAudit(records: clean).violations().isEmpty)
        #expect(CalendarAudit(records: clean).moved(almanac.changes[0]).count == 1)
    }

    @Test("climbs by the bank holidays that were known when a rung was appointed, and by those of the day itself")
    func climb() {
        let (before, after) = (profile, announcement.changes[0].profiles.fallback)
        let climb = Climb(ladder: .providerResponse, deadline: deadline) {
            $0 < nine(on: day("2026-08-12")) ? before : after
        }
        let rungs = climb.rungs(from: nine(on: day("2026-08-04")), through: endOfLadder)
        let days = ["2026-08-11", "2026-08-17", "2026-08-18", "2026-08-20", "2026-08-24", "2026-08-26", "2026-08-28"]
        #expect(rungs.map { LondonTime.day(of: $0.at).iso8601 } == days)
    }

    @Test("finds an open case with nothing under way, a clock running on a closed one, and a lost complaint")
    func cases() {
        let unarmed = CaseAudit(records: records(letters: [], isArmed: false), complaints: 1)
        #expect(unarmed.violations().map(\.rule) == [.notArmed])
        let closed = CaseAudit(
            records: records(letters: [], isRunning: true, state: .closed(.withdrawn)), complaints: 1)
        #expect(closed.violations().map(\.rule) == [.clockRunsOn])
        #expect(CaseAudit(records: records(letters: []), complaints: 2).violations().map(\.rule) == [.strangeCase])
    }
}

extension RehearsalAuditTests {
    /// What may be wrong with a ladder.
    enum Tampering: CaseIterable {
        case missing, unwanted, exchanged, late

        func spoil(_ letters: inout [Records.Letter]) {
            switch self {
            case .missing: letters.remove(at: 2)
            case .unwanted: letters.append(Self.renamed(letters[1], "again-1", at: letters[5].at))
            case .exchanged:
                let (first, second) = (letters[3], letters[4])
                letters[3] = Self.renamed(first, second.name.step, at: first.at)
                letters[4] = Self.renamed(second, first.name.step, at: second.at)
            case .late: letters[0] = Self.renamed(letters[0], letters[0].name.step, at: letters[1].at)
            }
        }

        private static func renamed(_ letter: Records.Letter, _ step: String, at moment: Date) -> Records.Letter {
            var name = letter.name
            name.step = step
            return Records.Letter(name: name, at: moment)
        }
    }

    /// The request reached the provider on Tue 4 Aug 2026, so its answer was due on Tue 18 Aug: the ladder crosses
    /// the summer bank holiday.
    private var deadline: Derivation {
        profile.deadline(.providerResponse, from: "the request reached the provider", on: day("2026-08-04"))
    }

    private var wholeLadder: [Records.Letter] {
        let rungs = [
            (MessageKind.providerReminder, "remind-5", "2026-08-11"), (.providerReminder, "remind-2", "2026-08-14"),
            (.providerReminder, "due", "2026-08-18"), (.providerChase, "chase+2", "2026-08-20"),
            (.providerChase, "chase+4", "2026-08-24"), (.providerEscalation, "escalate+6", "2026-08-26"),
        ]
        let letters = rungs.map { letter($0.0, $0.1, to: .provider, at: nine(on: day($0.2))) }
        return letters
            + [Party.complainant, .provider].map { letter(.proceedingWithoutResponse, "", to: $0, at: endOfLadder) }
    }

    /// Of Fri 14 Aug 2026, on the Monday before.
    private var announcement: Almanac {
        let holiday = Holiday(day: day("2026-08-14"), name: "State occasion")
        let table = BankHolidayTable.bundled.announcing(holiday, version: "2")
        let profiles = SchemeProfiles.bundled.counting(by: table)
        return Almanac(changes: [Almanac.Change(on: day("2026-08-10"), holiday: holiday, profiles: profiles)])
    }

    private var endOfLadder: Date { nine(on: day("2026-08-28")) }

    private func records(
        letters: [Records.Letter], accepted: Int? = nil, endedAt: Date? = nil, end: DeadlineEnd = .missed,
        isRunning: Bool = false, state: CaseState = .investigating, isArmed: Bool = true, almanac: Almanac = Almanac()
    ) -> Records {
        let ended = isRunning ? nil : endedAt ?? endOfLadder
        let line = LedgerLine(
            caseID: id,
            deadline: StoredDeadline(
                party: .provider, derivation: deadline, state: ended == nil ? "running" : end.rawValue, endedAt: ended),
            startedAt: LondonTime.at(hour: 10, minute: 0, on: deadline.dayZero))
        let subject = RehearsedCase(
            id: id, reference: .make(randomBits: 1), provider: ProviderID(rawValue: "o2"), scheme: .cisasStyle,
            generation: 2, round: 0, state: state)
        return Records(
            end: nine(on: day("2026-10-01")), almanac: almanac, ordinals: [id: 4], cases: [id: subject], ledger: [line],
            sent: [id: letters], unnamed: [], digests: [:], digested: [:],
            messages: ["accepted": accepted ?? letters.count],
            armed: isArmed ? [id] : [], deadJobs: 0, failedAttempts: [:], diagnoses: [])
    }

    private func letter(_ kind: MessageKind, _ step: String, to party: Party, at moment: Date) -> Records.Letter {
        Records.Letter(name: MessageName(caseID: id, kind: kind, step: step, recipient: party), at: moment)
    }

    private func nine(on day: CalendarDay) -> Date { LondonTime.at(hour: 9, minute: 0, on: day) }

    private func day(_ text: String) -> CalendarDay { CalendarDay(iso8601: text) ?? CalendarDay(ordinal: 0) }
}
