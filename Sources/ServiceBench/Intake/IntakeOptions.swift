/// What is measured, on what.
public struct IntakeBenchOptions: Sendable {
    /// None means all.
    public var only: Set<IntakeScenarioName> = []
    public var pairs = 5
    /// Of each load.
    public var seconds = 5.0
    public var connections = 64
    /// The program that is measured.
    public var program: String
    /// Bodies for `POST /v1/complaints`, one a line.
    public var bodies: String

    public init(program: String, bodies: String) {
        self.program = program
        self.bodies = bodies
    }
}

/// The scenarios by the names that the lines have.
public enum IntakeScenarioName: String, CaseIterable, Sendable {
    case intake
    case half = "intake_half"
    case overload = "intake_overload"
}
