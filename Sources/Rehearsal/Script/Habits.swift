/// A way in which people behave at one point of a case. The raw values are what `--shares` names.
public protocol Habit: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases: Sendable {}

/// How a provider takes the scheme's request.
public enum ProviderHabit: String, Habit {
    case defends
    case settles
    /// Defends after the due day, before the case goes on without it.
    case late
    case silent
}

/// What a complainant does about a defence.
public enum CommentHabit: String, Habit {
    case comments
    case silent
}

/// Whom a caseworker asks for what the file does not say.
public enum QuestionHabit: String, Habit {
    case none
    case complainant
    case provider
}

/// What somebody does who is asked.
public enum AnswerHabit: String, Habit {
    case answers
    /// One question first, and the rest after the due day.
    case pieces
    case silent
}

/// What a complainant does about an offer to settle.
public enum OfferHabit: String, Habit {
    case takes
    case declines
    /// Makes another offer, as long as the scheme allows one more, and then takes what there is.
    case counters
    case silent
}

/// What a provider does about a counter-offer.
public enum CounterHabit: String, Habit {
    case takes
    case declines
    /// Makes another offer, as long as the scheme allows one more, and then takes what there is.
    case raises
    case silent
}

/// What a complainant does about a decision.
public enum DecisionHabit: String, Habit {
    case accepts
    case rejects
    case silent
}

/// When a provider does what it has to.
public enum RemedyHabit: String, Habit {
    case prompt
    /// After the due day.
    case late
    /// Only once the ladder of chases has come to its end.
    case chased
}

/// What a complainant does who came too early.
public enum EnquiryHabit: String, Habit {
    case goesOn = "goes_on"
    case staysAway = "stays_away"
}

/// Whether a complainant gives up on the way.
public enum WithdrawalHabit: String, Habit {
    case stays
    case withdraws
}

/// What an investigation finds.
public enum FindingHabit: String, Habit {
    case upheld
    case partly
    case dismissed
}

/// How long a caseworker takes.
public enum PaceHabit: String, Habit {
    case quick
    /// So long that the reminders of the decision's clock go out.
    case slow
}

/// What a complainant does about a refusal.
public enum RefusalHabit: String, Habit {
    case takes
    case disputes
}

/// What a provider does about being asked at all.
public enum ObjectionHabit: String, Habit {
    case answers
    case objects
    /// After the last day for it, which stops nothing, and then is silent.
    case late
}

/// What an ombudsman makes of a dispute about eligibility.
public enum RulingHabit: String, Habit {
    case admits
    case dismisses
}

/// What staff do beside the usual course of a case, once.
public enum CourseHabit: String, Habit {
    case usual
    /// The case stands still until the end of a day.
    case holds
    /// It stands still, and goes on before that day.
    case resumes
    /// Whoever has to act gets more time.
    case extends
    /// Another scheme looks at it.
    case transfers
}

/// What happens to a case that was closed.
public enum ReturnHabit: String, Habit {
    case stays
    /// Whoever withdrew it takes it up again; whoever was promised a remedy says that it was not carried out.
    case complainant
    /// An ombudsman takes it up again.
    case ombudsman
}

/// Whether staff make one case of two complaints of the same person.
public enum TwinHabit: String, Habit {
    case apart
    case merges
}

/// Who asks for a review of a proposed resolution.
public enum ReviewHabit: String, Habit {
    case none
    case complainant
    case provider
}
