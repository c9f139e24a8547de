import Domain

/// Remedies and findings in words.
extension MessageFacts {
    /// Each line with its number, which is what evidence names, and the sum; nothing where there are none.
    @MessageBlockBuilder
    func remedyBlocks(_ introduction: String) -> [MessageBlock] {
        if !remedies.isEmpty {
            introduction
            MessageBlock.table(
                MessageTable(
                    headings: ["Line", "What", "Description", "Amount"], rows: remedies.map(\.cells),
                    sentences: remedies.map(\.spoken)))
            if remedies.totalPence > 0 { "In all: \(Pounds.spoken(pence: remedies.totalPence)), including VAT." }
        }
    }

    @MessageBlockBuilder
    var findingBlocks: [MessageBlock] {
        if !findings.isEmpty {
            "What was found:"
            MessageBlock.table(
                MessageTable(
                    headings: ["About", "What we found", "Why"], rows: findings.map(\.cells),
                    sentences: findings.map(\.spoken)))
        }
    }
}

extension RemedyLine {
    fileprivate var cells: [String] {
        ["\(number)", kind.spoken, description, amountPence.map(Pounds.spoken) ?? "–"]
    }

    var spoken: String {
        let amount = amountPence.map { " (\(Pounds.spoken(pence: $0)))" } ?? ""
        return "Line \(number), \(kind.spoken)\(amount): \(description)"
    }
}

extension RemedyKind {
    fileprivate var spoken: String {
        switch self {
        case .apology: "apology"
        case .explanation: "explanation"
        case .correctiveAction: "putting things right"
        case .timeAndTrouble: "payment for time and trouble"
        case .automaticCompensation: "automatic compensation"
        case .goodwill: "goodwill"
        case .recommendation: "recommendation for the future"
        }
    }
}

extension Finding {
    fileprivate var cells: [String] { [issue?.title ?? "The complaint as a whole", outcome.spoken, reasons] }

    fileprivate var spoken: String {
        "\(issue?.title ?? "The complaint as a whole"): \(outcome.spoken). \(reasons)"
    }
}

extension Finding.Outcome {
    fileprivate var spoken: String {
        switch self {
        case .upheld: "upheld"
        case .partlyUpheld: "upheld in part"
        case .notUpheld: "not upheld"
        }
    }
}

/// Money as people read it.
enum Pounds {
    /// `£1,234.50`; whole pounds without pence: `£1,234`.
    static func spoken(pence: Int) -> String {
        let rest = pence % 100
        let pounds = grouped(pence / 100)
        return rest == 0 ? "£\(pounds)" : "£\(pounds).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.map { index in
            let isBreak = index > 0 && (digits.count - index).isMultiple(of: 3)
            return (isBreak ? "," : "") + String(digits[index])
        }.joined()
    }
}
