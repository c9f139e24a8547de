/// Reads one field of a cron expression: `*`, numbers and names, ranges, steps, and lists of all these.
struct CronFieldParser {
    let field: CronField

    /// - Throws: `CronError` that names the field and what would be right.
    func parse(_ text: Substring) throws(CronError) -> CronValues {
        var numbers: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            numbers.formUnion(try parse(item: item))
        }
        return CronValues(numbers: numbers, isRestricted: !text.hasPrefix("*"))
    }

    /// `*`, `5`, `MON-FRI`, `*/10`, `8-18/2`.
    private func parse(item: Substring) throws(CronError) -> [Int] {
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let range = try parse(range: parts[0])
        let step = parts.count > 1 ? try parse(step: parts[1], of: range, in: item) : 1
        return stride(from: range.lowerBound, through: range.upperBound, by: step).map(canonical)
    }

    private func parse(range text: Substring) throws(CronError) -> ClosedRange<Int> {
        if text == "*" { return field.all }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = try parse(number: ends[0])
        let last = ends.count > 1 ? try parse(number: ends[1]) : first
        // A week may end with its Sunday: SAT-SUN.
        let end = field == .dayOfWeek && last == 0 && first > 0 ? 7 : last
        guard first <= end else { throw backwards(text, from: first, to: end) }
        return first...end
    }

    private func parse(number word: Substring) throws(CronError) -> Int {
        guard let number = field.number(word) else {
            let found = word.isEmpty ? "what stands between two separators" : "\"\(word)\""
            throw CronError(field: field, problem: "\(found) is not one of \(field.allowed)")
        }
        return number
    }

    private func parse(step word: Substring, of range: ClosedRange<Int>, in item: Substring) throws(CronError) -> Int {
        guard range.count > 1 else {
            throw CronError(
                field: field,
                problem: "\"\(item)\" has a step without a range; write \(range.lowerBound)-\(field.all.upperBound)/…")
        }
        guard let step = Int(word), (1..<range.count).contains(step) else {
            throw CronError(field: field, problem: "\"\(item)\" needs a step from 1 to \(range.count - 1)")
        }
        return step
    }

    private func backwards(_ text: Substring, from first: Int, to last: Int) -> CronError {
        let (lowest, highest) = (field.all.lowerBound, field.all.upperBound)
        return CronError(
            field: field,
            problem: "\"\(text)\" ends before it begins; write \(first)-\(highest),\(lowest)-\(last)")
    }

    private func canonical(_ number: Int) -> Int {
        field == .dayOfWeek ? number % 7 : number
    }
}

/// What one field of a cron expression lets pass.
struct CronValues: Hashable, Sendable {
    var numbers: Set<Int>
    /// False when it was written with a `*` in front, as cron has always told it.
    var isRestricted: Bool

    func contains(_ number: Int) -> Bool { numbers.contains(number) }
}
