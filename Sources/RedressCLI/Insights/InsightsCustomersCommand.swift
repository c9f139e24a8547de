import ArgumentParser
import Bootstrap
import Domain
import Operations

struct InsightsCustomersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers",
        abstract: "Writes down how many customers a provider has, so that its complaints can be set against them.",
        discussion: """
            A rate for each 100,000 customers is shown only where the number is known, and by the newest one up to the \
            time that it is about. Saying another number for the same day corrects it.
            """)

    @Option(help: "A provider or a brand, as complaints name it.")
    var provider: String

    @Option(help: "The day on which it had so many: YYYY-MM-DD.")
    var asOf: CalendarDay

    @Option(help: "How many.")
    var count: Int

    @Option(help: "Who says so, such as the name and page of a report.")
    var source: String

    func run() async throws {
        let customers = CustomerCount(
            provider: ProviderID(rawValue: provider), asOf: asOf, customers: count, source: source)
        try await CommandContext.withWiring { wiring in
            do {
                try await NoteCustomers(wiring.office)(customers)
            } catch let error as CustomerCountError {
                throw CommandFailure(error.description)
            }
        }
        print("\(provider) had \(count) customers on \(asOf.spoken)")
    }
}
