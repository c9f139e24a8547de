import Domain
import FoundationEssentials

/// One ladder about one due day, climbed by the profile alone: each rung is appointed when the one before has been taken,
/// by the bank holidays that are known then.
struct Climb {
    let ladder: Ladder
    let deadline: Derivation
    /// Of the scheme, at a moment.
    let profile: (Date) -> SchemeProfile

    /// What had to be done from the moment at which the clock began to run until it ended.
    func rungs(from start: Date, through end: Date) -> [Ladder.Rung] {
        var rungs: [Ladder.Rung] = []
        var next = first(from: start)
        while let rung = next.map(onWorkingDay), rung.at <= end {
            rungs.append(rung)
            next = self.next(after: rung)
        }
        return rungs
    }

    /// The first that is still ahead; past the end of a ladder its last step is still to be done, or it is repeated.
    private func first(from start: Date) -> Ladder.Rung? {
        let profile = profile(start)
        let ahead = ladder.steps(of: profile).first { step in
            let day = profile.day(of: step, due: deadline.dueOn)
            return day > deadline.dayZero && ladder.morning(of: day) > start
        }
        if let ahead { return rung(ahead, on: profile.day(of: ahead, due: deadline.dueOn)) }
        let today = LondonTime.day(of: start)
        switch ladder {
        case .providerResponse, .information:
            return ladder.steps(of: profile).last.map {
                rung($0, on: profile.calendar.day(1, workingDaysAfter: today))
            }
        case .compliance: return repetition(1, after: max(today, deadline.dueOn), profile)
        case .comments, .acceptance: return nil
        }
    }

    /// Never two on one day. What is owed does not go quiet: past its end the ladder of remedies is repeated each working
    /// week.
    private func next(after rung: Ladder.Rung) -> Ladder.Rung? {
        let (profile, today) = (profile(rung.at), LondonTime.day(of: rung.at))
        let steps = ladder.steps(of: profile)
        let place = steps.firstIndex { $0.id == rung.step }
        if let place, place + 1 < steps.count {
            let day = profile.day(of: steps[place + 1], due: deadline.dueOn)
            return self.rung(steps[place + 1], on: max(day, profile.calendar.day(1, workingDaysAfter: today)))
        }
        guard ladder == .compliance else { return nil }
        let count = place == nil ? Int(rung.step.drop { !$0.isNumber }) ?? 0 : 0
        return repetition(count + 1, after: max(today, deadline.dueOn), profile)
    }

    private func rung(_ step: ChaseStep, on day: CalendarDay) -> Ladder.Rung {
        Ladder.Rung(step: step.id, kind: ladder.kind(of: step.action), at: ladder.morning(of: day))
    }

    private func repetition(_ number: Int, after day: CalendarDay, _ profile: SchemeProfile) -> Ladder.Rung {
        let day = profile.calendar.day(5, workingDaysAfter: day)
        return Ladder.Rung(step: "again-\(number)", kind: .remedyReminder, at: ladder.morning(of: day))
    }

    /// A morning that has become a bank holiday since it was appointed is left out.
    private func onWorkingDay(_ rung: Ladder.Rung) -> Ladder.Rung {
        let (calendar, day) = (profile(rung.at).calendar, LondonTime.day(of: rung.at))
        guard !calendar.isWorkingDay(day) else { return rung }
        let later = calendar.day(1, workingDaysAfter: day)
        return Ladder.Rung(step: rung.step, kind: rung.kind, at: ladder.morning(of: later))
    }
}
