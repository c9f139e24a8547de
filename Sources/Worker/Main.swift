import Bootstrap

/// `worker`: see `WorkerProcess`.
@main
struct Main {
    static func main() async {
        await Program.run("worker") { try await WorkerProcess.run($0) }
    }
}
