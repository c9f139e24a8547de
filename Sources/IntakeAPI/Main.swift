import Bootstrap

/// `intake-api`: see `IntakeAPIProcess`.
@main
struct Main {
    static func main() async {
        await Program.run("intake-api") { try await IntakeAPIProcess.run($0) }
    }
}
