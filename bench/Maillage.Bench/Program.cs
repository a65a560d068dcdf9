using Maillage.Bench;
using Maillage.Bench.Large;
using Maillage.Bench.People;

// One command, ratios made in one run:
//   dotnet run -c Release --project bench/Maillage.Bench -- [posting|documents|pages|start|ballots|all]
//   dotnet run -c Release --project bench/Maillage.Bench -- guards
//   dotnet run -c Release --project bench/Maillage.Bench -- people
//   dotnet run -c Release --project bench/Maillage.Bench -- large [sqlite|postgres] [so many times smaller] [folder to leave it in]
var wanted = args.FirstOrDefault() ?? "all";
if (wanted == "load")
{
    await Load.Measure(args[1], args[2], args[3]);
    return;
}
if (wanted == "people")
{
    await PeopleBench.Run();
    return;
}
var rows = new List<Row>();
if (wanted is "all" or "posting") rows.AddRange(await PostingBench.Run());
if (wanted is "all" or "documents") rows.AddRange(await DocumentsBench.Run());
if (wanted is "all" or "pages") rows.AddRange(await PagesBench.Run());
if (wanted is "all" or "start") rows.AddRange(await StartBench.Run());
if (wanted is "all" or "ballots") rows.AddRange([.. BallotsBench.Run(), .. BoothBench.Run()]);
if (wanted == "guards") rows.AddRange(await GuardsBench.Run());
if (wanted == "large")
{
    var divisor = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1;
    rows.AddRange(await LargeBench.Run(LargeSize.Whole.Over(divisor), args.ElementAtOrDefault(1) == "postgres", args.ElementAtOrDefault(3)));
}
Table.Print(rows, wanted == "large" ? "A tenth" : wanted == "guards" ? "Without" : "Bare");
