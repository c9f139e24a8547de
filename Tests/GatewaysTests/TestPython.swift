import Foundation

/// The Python with aiosmtpd that plays the outside world in these tests.
enum TestPython {
    enum Trouble: Error, CustomStringConvertible {
        case notNamed
        case ended(waitingFor: String)

        var description: String {
            switch self {
            case .notNamed:
                """
                REDRESS_TEST_PYTHON has to name a Python with aiosmtpd: run deploy/test, which installs both, or \
                `python3 -m venv DIR && DIR/bin/pip install aiosmtpd` and set it to DIR/bin/python.
                """
            case .ended(let event):
                "the Python script ended before it said \(event); is aiosmtpd installed? deploy/test installs it"
            }
        }
    }

    static func interpreter() throws -> URL {
        guard let path = ProcessInfo.processInfo.environment["REDRESS_TEST_PYTHON"] else { throw Trouble.notNamed }
        return URL(filePath: path)
    }

    static func fixture(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
    }

    /// What the script writes when it is given `input`.
    static func run(_ script: String, input: Data) throws -> Data {
        let process = Process()
        let (incoming, outgoing) = (Pipe(), Pipe())
        process.executableURL = try interpreter()
        process.arguments = [fixture(script)]
        process.standardInput = incoming
        process.standardOutput = outgoing
        try process.run()
        try incoming.fileHandleForWriting.write(contentsOf: input)
        try incoming.fileHandleForWriting.close()
        let output = try outgoing.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return output
    }
}
