public import Domain
public import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Tells what will be sent to whom in the next days, if nobody acts: by the same rules that will send it, so nothing is
/// listed that would not go out, and nothing is changed.
public struct PreviewChases: Sendable {
    /// Timers looked at; `PreviewedChases.isWhole` says whether there were more.
    public static let most = 10_000

    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameters:
    ///   - days: from today on, today counted
    ///   - provider: nil for all
    public func callAsFunction(days: Int, provider: ProviderID? = nil) async throws -> PreviewedChases {
        let office = office
        return try await office.transaction { connection, writer in
            let until = LondonTime.endOfDay(writer.today.adding(days: days - 1))
            let due = ListTimersDue(CaseTimer.Kind.allCases.map(JobKind.caseTimer), until: until, limit: Self.most)
            let armed = try connection.execute(due).map {
                try JobArgs.decode(CaseTimerArgs.self, from: Array($0.utf8))
            }
            let timers = Dictionary(grouping: armed, by: \.caseID)
            let cases = try connection.execute(ReadCases(Array(timers.keys)))
            let chases = cases.filter { provider == nil || $0.subject.provider == provider }.flatMap { stored in
                self.chases(of: stored, (timers[stored.subject.id] ?? []).map(\.timer), until)
            }
            return PreviewedChases(
                chases: chases.sorted { ($0.at, $0.reference.text) < ($1.at, $1.reference.text) },
                isWhole: armed.count < Self.most)
        }
    }

    private func chases(of stored: StoredCase, _ timers: [CaseTimer], _ until: Date) -> [PreviewedChase] {
        let forecast = CaseForecast(
            stored.subject, armedWith: timers, under: office.profile(stored.scheme), until: until)
        return forecast.entries.map { entry in
            PreviewedChase(
                at: stored.sendingTime(of: entry.notice, at: entry.at, isPrompted: false, office) ?? entry.at,
                reference: stored.reference,
                providerName: office.providerName(stored.subject.provider),
                kind: entry.notice.kind, step: entry.notice.step, to: entry.notice.to, status: entry.status)
        }
    }
}

public struct PreviewedChases: Sendable {
    public let chases: [PreviewedChase]
    /// Whether all that is armed was looked at.
    public let isWhole: Bool
}

/// One message that will go out if nobody acts.
public struct PreviewedChase: Sendable {
    public let at: Date
    public let reference: Reference
    public let providerName: String
    public let kind: MessageKind
    public let step: String?
    public let to: Party
    /// Where the case stands then.
    public let status: CaseStatus
}
