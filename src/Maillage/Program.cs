return await Maillage.Cli.Verbs.Run(args);
