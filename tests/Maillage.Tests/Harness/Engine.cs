namespace Maillage.Tests.Harness;

/// <summary>The two stores every engine test runs on.</summary>
public enum Engine { Sqlite, Postgres }

/// <summary>Both engines, as rows of a theory.</summary>
public sealed class BothEngines : TheoryData<Engine>
{
    public BothEngines()
    {
        Add(Engine.Sqlite);
        Add(Engine.Postgres);
    }
}
