using Maillage.Bench;

// One command, ratios made in one run:  dotnet run -c Release --project bench/Maillage.Bench [posting|documents|pages|start|all]
var wanted = args.FirstOrDefault() ?? "all";
var rows = new List<Row>();
if (wanted is "all" or "posting") rows.AddRange(await PostingBench.Run());
if (wanted is "all" or "documents") rows.AddRange(await DocumentsBench.Run());
if (wanted is "all" or "pages") rows.AddRange(await PagesBench.Run());
if (wanted is "all" or "start") rows.AddRange(await StartBench.Run());
Table.Print(rows);
