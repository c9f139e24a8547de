import Domain
import FoundationEssentials

/// What people know of a case at the moment when they learn that it has changed.
struct Scene: Sendable {
    let ordinal: Int
    let state: CaseState
    let generation: Int
    /// How often the case was sent back to something that it had been through.
    let round: Int
    let now: Date
    let profile: SchemeProfile
    let provider: ProviderID
    let issues: [IssueCode]
    /// Another case of the same person about the same thing, as long as it waits for the provider as well.
    let twin: Reference?

    var today: CalendarDay { LondonTime.day(of: now) }

    /// Equal for as long as people have nothing new to think about: they plan once for each.
    var stage: String {
        let waitsFor = state.waitsFor?.rawValue ?? "nobody"
        return "\(generation) \(state.status.rawValue) \(waitsFor) \(opensOn?.description ?? "")"
    }

    private var opensOn: CalendarDay? {
        if case .tooEarly(let day, _) = state { day } else { nil }
    }
}
