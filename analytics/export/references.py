"""The works in which the methods are described, as BibTeX."""

from __future__ import annotations

BIBTEX = r"""
@article{arvesen1969, author = {Arvesen, James N.}, year = {1969}, volume = {40}, number = {6}, pages = {2076--2100},
  journal = {The Annals of Mathematical Statistics}, title = {Jackknifing {U}-Statistics}}
@article{benjamini1995, author = {Benjamini, Yoav and Hochberg, Yosef}, year = {1995}, volume = {57}, number = {1},
  pages = {289--300}, journal = {Journal of the Royal Statistical Society: Series B},
  title = {Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing}}
@article{benjamini2005, author = {Benjamini, Yoav and Yekutieli, Daniel}, year = {2005}, volume = {100}, number = {469},
  pages = {71--81}, journal = {Journal of the American Statistical Association},
  title = {False Discovery Rate-Adjusted Multiple Confidence Intervals for Selected Parameters}}
@article{benjamini2014, author = {Benjamini, Yoav and Bogomolov, Marina}, year = {2014}, volume = {76}, number = {1},
  pages = {297--318}, journal = {Journal of the Royal Statistical Society: Series B},
  title = {Selective Inference on Multiple Families of Hypotheses}}
@inproceedings{bouma2009, author = {Bouma, Gerlof}, year = {2009}, pages = {31--40},
  booktitle = {Proceedings of the Biennial GSCL Conference},
  title = {Normalized (Pointwise) Mutual Information in Collocation Extraction}}
@article{bourgon2010, author = {Bourgon, Richard and Gentleman, Robert and Huber, Wolfgang}, year = {2010},
  journal = {Proceedings of the National Academy of Sciences}, volume = {107}, number = {21}, pages = {9546--9551},
  title = {Independent Filtering Increases Detection Power for High-Throughput Experiments}}
@article{campos2020, author = {Campos, Ricardo and Mangaravite, V{\'i}tor and Pasquali, Arian and Jorge, Al{\'i}pio and
  Nunes, C{\'e}lia and Jatowt, Adam}, year = {2020}, journal = {Information Sciences}, volume = {509},
  pages = {257--289}, title = {{YAKE!} Keyword Extraction from Single Documents Using Multiple Local Features}}
@article{gries2008, author = {Gries, Stefan Th.}, year = {2008}, volume = {13}, number = {4}, pages = {403--437},
  journal = {International Journal of Corpus Linguistics},
  title = {Dispersions and Adjusted Frequencies in Corpora}}
@article{halko2011, author = {Halko, Nathan and Martinsson, Per-Gunnar and Tropp, Joel A.}, year = {2011},
  journal = {SIAM Review}, volume = {53}, number = {2}, pages = {217--288},
  title = {Finding Structure with Randomness}}
@article{hanley1983, author = {Hanley, James A. and Lippman-Hand, Abby}, year = {1983}, volume = {249}, number = {13},
  pages = {1743--1745}, journal = {JAMA}, title = {If Nothing Goes Wrong, Is Everything All Right?}}
@article{hennig2007, author = {Hennig, Christian}, year = {2007}, volume = {52}, number = {1}, pages = {258--271},
  journal = {Computational Statistics & Data Analysis},
  title = {Cluster-Wise Assessment of Cluster Stability}}
@inproceedings{lafferty2001, author = {Lafferty, John and McCallum, Andrew and Pereira, Fernando}, year = {2001},
  booktitle = {Proceedings of the 18th International Conference on Machine Learning}, pages = {282--289},
  title = {Conditional Random Fields: Probabilistic Models for Segmenting and Labeling Sequence Data}}
@article{lijffijt2012, author = {Lijffijt, Jefrey and Gries, Stefan Th.}, year = {2012}, volume = {17}, number = {1},
  pages = {147--149}, journal = {International Journal of Corpus Linguistics},
  title = {Correction to {Stefan Th. Gries}' ``Dispersions and Adjusted Frequencies in Corpora''}}
@article{mantel1959, author = {Mantel, Nathan and Haenszel, William}, year = {1959}, volume = {22}, number = {4},
  pages = {719--748}, journal = {Journal of the National Cancer Institute},
  title = {Statistical Aspects of the Analysis of Data from Retrospective Studies of Disease}}
@article{monroe2008, author = {Monroe, Burt L. and Colaresi, Michael P. and Quinn, Kevin M.}, year = {2008},
  journal = {Political Analysis}, volume = {16}, number = {4}, pages = {372--403},
  title = {Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict}}
@article{newcombe1998, author = {Newcombe, Robert G.}, year = {1998}, volume = {17}, number = {8}, pages = {873--890},
  journal = {Statistics in Medicine},
  title = {Interval Estimation for the Difference between Independent Proportions: Comparison of Eleven Methods}}
@inproceedings{schleimer2003, author = {Schleimer, Saul and Wilkerson, Daniel S. and Aiken, Alex}, year = {2003},
  booktitle = {Proceedings of the 2003 ACM SIGMOD International Conference on Management of Data}, pages = {76--85},
  title = {Winnowing: Local Algorithms for Document Fingerprinting}}
@article{serrano2009, author = {Serrano, M. {\'A}ngeles and Bogu{\~n}{\'a}, Mari{\'a}n and Vespignani, Alessandro},
  year = {2009}, journal = {Proceedings of the National Academy of Sciences}, volume = {106}, number = {16},
  pages = {6483--6488}, title = {Extracting the Multiscale Backbone of Complex Weighted Networks}}
@article{tarone1990, author = {Tarone, R. E.}, year = {1990}, journal = {Biometrics}, volume = {46}, number = {2},
  pages = {515--522}, title = {A Modified {Bonferroni} Method for Discrete Data}}
@book{westfall1993, author = {Westfall, Peter H. and Young, S. Stanley}, year = {1993}, publisher = {Wiley},
  title = {Resampling-Based Multiple Testing}}
@article{wilson1927, author = {Wilson, Edwin B.}, year = {1927}, volume = {22}, number = {158}, pages = {209--212},
  journal = {Journal of the American Statistical Association},
  title = {Probable Inference, the Law of Succession, and Statistical Inference}}
""".strip()
