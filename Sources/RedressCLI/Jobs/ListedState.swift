import ArgumentParser
import JobQueue

/// The states as an operator names them.
enum ListedState: String, CaseIterable, ExpressibleByArgument {
    case ready
    case leased
    case retry
    case parked
    case dead
    case timer

    init(_ state: JobState) {
        switch state {
        case .ready: self = .ready
        case .leased: self = .leased
        case .retrying: self = .retry
        case .parked: self = .parked
        case .dead: self = .dead
        case .armed: self = .timer
        }
    }

    var jobState: JobState {
        switch self {
        case .ready: .ready
        case .leased: .leased
        case .retry: .retrying
        case .parked: .parked
        case .dead: .dead
        case .timer: .armed
        }
    }
}
