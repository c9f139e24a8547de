/// The answer to a command: the case as it is now, what goes into its history, and what has to be done.
public struct CaseTransition: Equatable, Sendable {
    public internal(set) var next: Case
    public internal(set) var events: [CaseEvent]
    public internal(set) var effects: [CaseEffect]
}

/// A command that the case as it stands does not allow. Nothing was changed.
public enum CaseRefusal: Error, Equatable, Sendable {
    /// The case is at another stage.
    case wrongStage(CaseStatus)
    case overCap(totalPence: Int, capPence: Int)
    /// An offer to settle that offers nothing: accepted it would end the case without any remedy.
    case emptyOffer
    /// The offer lies with the other side.
    case othersTurn
    /// The two sides have made as many counter-offers as the scheme allows.
    case noMoreOffers(most: Int)
    case drafterSigns
    /// The questions were put to the other side.
    case notAsked
    case noSuchQuestion(Int)
    case questionAnswered(Int)
    case noSuchRemedy(Int)
    case remedyAlreadyEvidenced(Int)
    /// A refusal is looked at again once.
    case refusalIsFinal
    /// A provider objects to a complaint once.
    case objectedBefore
    case tooEarlyStill(opensOn: CalendarDay?)
    /// Nobody has shown that the line was carried out, so there is nothing to dispute yet.
    case remedyNotEvidenced(Int)
    /// A hold ends today or later, and not after this day.
    case holdOutOfRange(last: CalendarDay)
    /// No clock runs that could be given more time.
    case nothingToExtend
    case extendedBefore
    case extensionTooLong(workingDays: Int)
    /// The time in which this could be asked is over, or it never could.
    case reopeningOver
    /// The case goes on in another one, where everything is done now.
    case partOfAnother
    /// The provider has not answered the other complaint yet.
    case providerNotHeard
    /// A timer of an earlier stage, or one that has nothing left to do. Dropping it is right.
    case staleTimer
}
