import Domain

extension ActionRefused {
    init(_ refusal: CaseRefusal, status: CaseStatus) {
        switch refusal {
        case .wrongStage, .staleTimer:
            self.init(
                code: "wrong_state", explanation: "The case is at another stage, where this cannot be done.",
                status: status)
        case .overCap(let total, let cap):
            self.init(
                code: "over_cap",
                explanation: "The remedies come to \(Self.pounds(total)); the scheme's limit is \(Self.pounds(cap)).",
                status: status)
        case .emptyOffer:
            self.init(
                code: "empty_offer", explanation: "An offer to settle has to offer at least one remedy.",
                status: status)
        case .drafterSigns:
            self.init(
                code: "drafter_signs", explanation: "Whoever drafted a decision cannot sign it.", status: status)
        case .noSuchRemedy(let number):
            self.init(
                code: "no_such_remedy", explanation: "There is no remedy line \(number) on this case.", status: status)
        case .remedyAlreadyEvidenced(let number):
            self.init(
                code: "already_evidenced", explanation: "Remedy line \(number) has been evidenced before.",
                status: status)
        case .refusalIsFinal:
            self.init(
                code: "refusal_final", explanation: "This refusal has been looked at again, which is done once.",
                status: status)
        case .objectedBefore:
            self.init(
                code: "objected_before", explanation: "An ombudsman has ruled on your objection, which is done once.",
                status: status)
        case .remedyNotEvidenced(let number):
            self.init(
                code: "not_evidenced",
                explanation: "The provider has not shown yet that remedy line \(number) is done, and we keep asking.",
                status: status)
        case .holdOutOfRange(let last):
            self.init(
                code: "hold_out_of_range", explanation: "A hold ends today or later, and not after \(last.spoken).",
                status: status)
        case .nothingToExtend:
            self.init(
                code: "nothing_to_extend", explanation: "No clock runs at the moment that could be given more time.",
                status: status)
        case .extendedBefore:
            self.init(
                code: "extended_before", explanation: "This deadline was given more time before, which is done once.",
                status: status)
        case .extensionTooLong(let workingDays):
            self.init(
                code: "extension_too_long",
                explanation: "A deadline can be given 1 to \(workingDays) working days more.",
                status: status)
        case .reopeningOver:
            self.init(
                code: "reopening_over", explanation: "The time in which this case could be taken up again is over.",
                status: status)
        case .tooEarlyStill(let opensOn):
            self.init(code: "too_early_still", explanation: Self.stillTooEarly(opensOn), status: status)
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
