/// One thing that a provider has to do, on an offer or a decision.
public struct RemedyLine: Codable, Hashable, Sendable {
    /// Counts from 1 within its offer or decision; what `remedy-evidence` names.
    public let number: Int
    public let kind: RemedyKind
    public let description: String
    /// In pence, VAT included; `nil` where the line is not about money.
    public let amountPence: Int?

    public init(number: Int, kind: RemedyKind, description: String, amountPence: Int?) {
        self.number = number
        self.kind = kind
        self.description = description
        self.amountPence = amountPence
    }
}

/// A remedy line before it has its number.
public struct RemedyProposal: Equatable, Sendable {
    public let kind: RemedyKind
    public let description: String
    /// In pence, VAT included; `nil` where the line is not about money.
    public let amountPence: Int?

    public init(kind: RemedyKind, description: String, amountPence: Int?) {
        self.kind = kind
        self.description = description
        self.amountPence = amountPence
    }
}

extension [RemedyProposal] {
    /// The lines in the order given, numbered from 1.
    func numbered() -> [RemedyLine] {
        enumerated().map { index, proposal in
            RemedyLine(
                number: index + 1, kind: proposal.kind, description: proposal.description,
                amountPence: proposal.amountPence)
        }
    }
}

extension [RemedyLine] {
    /// What the provider would have to pay in all, in pence; `Int.max` where it does not fit.
    public var totalPence: Int {
        reduce(0) { total, line in
            let (sum, isTooLarge) = total.addingReportingOverflow(line.amountPence ?? 0)
            return isTooLarge ? .max : sum
        }
    }
}
