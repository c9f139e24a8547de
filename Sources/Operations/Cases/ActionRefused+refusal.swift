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
