import Domain

extension ActionRefused {
    init(_ refusal: CaseRefusal, status: CaseStatus) {
        let (code, explanation) = Self.words(for: refusal)
        self.init(code: code, explanation: explanation, status: status)
    }

    private static func words(for refusal: CaseRefusal) -> (code: String, explanation: String) {
        switch refusal {
        case .wrongStage, .staleTimer:
            ("wrong_state", "The case is at another stage, where this cannot be done.")
        case .overCap(let total, let cap):
            ("over_cap", "The remedies come to \(pounds(total)); the scheme's limit is \(pounds(cap)).")
        case .emptyOffer:
            ("empty_offer", "An offer to settle has to offer at least one remedy.")
        case .othersTurn:
            ("others_turn", "The offer lies with the other side, and it is their turn to answer.")
        case .noMoreOffers(let most):
            (
                "no_more_offers",
                "\(most) counter-offers were made, which is the most. Accept the last one or decline it."
            )
        case .drafterSigns:
            ("drafter_signs", "Whoever drafted a decision cannot sign it.")
        case .notAsked:
            ("not_asked", "The questions were put to the other side.")
        case .noSuchQuestion(let number):
            ("no_such_question", "There is no question \(number) in this request.")
        case .questionAnswered(let number):
            ("already_answered", "Question \(number) has been answered before.")
        case .noSuchRemedy(let number):
            ("no_such_remedy", "There is no remedy line \(number) on this case.")
        case .remedyAlreadyEvidenced(let number):
            ("already_evidenced", "Remedy line \(number) has been evidenced before.")
        case .refusalIsFinal:
            ("refusal_final", "This refusal has been looked at again, which is done once.")
        case .objectedBefore:
            ("objected_before", "An ombudsman has ruled on your objection, which is done once.")
        case .remedyNotEvidenced(let number):
            ("not_evidenced", "The provider has not shown yet that remedy line \(number) is done, and we keep asking.")
        case .holdOutOfRange(let last):
            ("hold_out_of_range", "A hold ends today or later, and not after \(last.spoken).")
        case .nothingToExtend:
            ("nothing_to_extend", "No clock runs at the moment that could be given more time.")
        case .extendedBefore:
            ("extended_before", "This deadline was given more time before, which is done once.")
        case .extensionTooLong(let workingDays):
            ("extension_too_long", "A deadline can be given 1 to \(workingDays) working days more.")
        case .reopeningOver:
            ("reopening_over", "The time in which this case could be taken up again is over.")
        case .partOfAnother:
            ("part_of_another", "This case goes on in another one, and everything is done there.")
        case .providerNotHeard:
            (
                "provider_not_heard",
                "The provider has not answered this complaint yet, but it has answered the other one. Merge them the other way round, or once it has."
            )
        case .tooEarlyStill(let opensOn):
            ("too_early_still", stillTooEarly(opensOn))
        }
    }

    private static func stillTooEarly(_ opensOn: CalendarDay?) -> String {
        guard let opensOn else {
            return "Tell us when you first complained to the provider; the scheme opens some weeks after that day."
        }
        return "The scheme opens to this complaint on \(opensOn.spoken)."
    }

    private static func pounds(_ pence: Int) -> String {
        let rest = String(pence % 100)
        return "£\(pence / 100).\(rest.count == 1 ? "0" + rest : rest)"
    }
}
