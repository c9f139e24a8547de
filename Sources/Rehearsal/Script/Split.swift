/// How many in a hundred have which habit.
public struct Split<Choice: Habit>: Sendable, Equatable {
    /// In per cent, in the order of `Choice.allCases`; together 100.
    let percentages: [Int]

    /// - Precondition: the percentages come to 100; one that is not named is 0.
    init(_ percentages: [Choice: Int]) {
        precondition(percentages.values.reduce(0, +) == 100, "shares come to 100 per cent")
        self.percentages = Choice.allCases.map { percentages[$0] ?? 0 }
    }

    /// Reads `defends:45,settles:20,late:15,silent:20`.
    ///
    /// - Throws: `SharesError`
    init(parsing text: String) throws(SharesError) {
        var percentages: [Choice: Int] = [:]
        for part in text.split(separator: ",") {
            let pair = part.split(separator: ":", maxSplits: 1).map(String.init)
            guard pair.count == 2, let choice = Choice(rawValue: pair[0]), let percentage = Int(pair[1]),
                (0...100).contains(percentage), percentages[choice] == nil
            else { throw SharesError(problem: "\"\(part)\" is none of \(Self.choices), each with its per cent") }
            percentages[choice] = percentage
        }
        guard percentages.values.reduce(0, +) == 100 else {
            throw SharesError(problem: "\"\(text)\" does not come to 100 per cent")
        }
        self.percentages = Choice.allCases.map { percentages[$0] ?? 0 }
    }

    func choice(_ dice: Dice, _ ordinal: Int, _ step: String) -> Choice? {
        let throwOfDice = dice.number(below: 100, ordinal, step)
        var reached = 0
        return zip(Choice.allCases, percentages).first { _, percentage in
            reached += percentage
            return throwOfDice < reached
        }?.0
    }

    /// `defends 45, settles 20, late 15, silent 20`.
    var spoken: String {
        zip(Choice.allCases, percentages).map { "\($0.rawValue) \($1)" }.joined(separator: ", ")
    }

    private static var choices: String { Choice.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Shares that cannot be read, in words for whoever gave them.
public struct SharesError: Error, Equatable, Sendable, CustomStringConvertible {
    public let problem: String

    public var description: String { problem }
}
