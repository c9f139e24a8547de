import ArgumentParser
import Bootstrap
import Domain
import Operations

struct CaseDuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Lists the cases that look like one with another and that nobody has looked at, oldest first.")

    @Option(help: "At most so many.")
    var limit = 100

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let pairs = try await CommandContext.withWiring { try await ListDuplicates($0.office)(limit: limit) }
        output.report(json: .array(pairs.map(\.json))) { pairs.isEmpty ? "no duplicates to look at" : table(pairs) }
    }

    private func table(_ pairs: [DuplicatePair]) -> String {
        var table = TextTable("EARLIER", "LATER", "FOUND", "WHY")
        for pair in pairs {
            table.add(
                pair.earlier.spoken, pair.later.spoken, pair.foundAt.spokenInLondon, pair.finding.explanation)
        }
        return table.text
    }
}

extension DuplicatePair {
    fileprivate var json: JSONValue {
        [
            "earlier": .string(earlier.text), "later": .string(later.text), "found_at": JSONValue(moment: foundAt),
            "match": .string(finding.match.rawValue), "likeness": JSONValue(count: finding.likeness),
        ]
    }
}
