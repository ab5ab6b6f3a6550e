# tries: to drown the grader: modules that are not there, statements that fail, notes in every line.
# gets: the first notes, and the number of the others.
# status: broken
import os
for n in range(3000):
    exec(compile(f'import absent_{n}', __file__, 'exec'))
1 / 0; import gone_0
1 / 0; import gone_1
1 / 0; import gone_2
1 / 0; import gone_3
1 / 0; import gone_4
1 / 0; import gone_5
1 / 0; import gone_6
1 / 0; import gone_7
1 / 0; import gone_8
1 / 0; import gone_9
1 / 0; import gone_10
1 / 0; import gone_11
1 / 0; import gone_12
1 / 0; import gone_13
1 / 0; import gone_14
1 / 0; import gone_15
1 / 0; import gone_16
1 / 0; import gone_17
1 / 0; import gone_18
1 / 0; import gone_19
1 / 0; import gone_20
1 / 0; import gone_21
1 / 0; import gone_22
1 / 0; import gone_23
1 / 0; import gone_24
1 / 0; import gone_25
1 / 0; import gone_26
1 / 0; import gone_27
1 / 0; import gone_28
1 / 0; import gone_29
1 / 0; import gone_30
1 / 0; import gone_31
1 / 0; import gone_32
1 / 0; import gone_33
1 / 0; import gone_34
1 / 0; import gone_35
1 / 0; import gone_36
1 / 0; import gone_37
1 / 0; import gone_38
1 / 0; import gone_39
1 / 0; import gone_40
1 / 0; import gone_41
1 / 0; import gone_42
1 / 0; import gone_43
1 / 0; import gone_44
1 / 0; import gone_45
1 / 0; import gone_46
1 / 0; import gone_47
1 / 0; import gone_48
1 / 0; import gone_49
1 / 0; import gone_50
1 / 0; import gone_51
1 / 0; import gone_52
1 / 0; import gone_53
1 / 0; import gone_54
1 / 0; import gone_55
1 / 0; import gone_56
1 / 0; import gone_57
1 / 0; import gone_58
1 / 0; import gone_59
1 / 0; import gone_60
1 / 0; import gone_61
1 / 0; import gone_62
1 / 0; import gone_63
1 / 0; import gone_64
1 / 0; import gone_65
1 / 0; import gone_66
1 / 0; import gone_67
1 / 0; import gone_68
1 / 0; import gone_69
1 / 0; import gone_70
1 / 0; import gone_71
1 / 0; import gone_72
1 / 0; import gone_73
1 / 0; import gone_74
1 / 0; import gone_75
1 / 0; import gone_76
1 / 0; import gone_77
1 / 0; import gone_78
1 / 0; import gone_79
1 / 0; import gone_80
1 / 0; import gone_81
1 / 0; import gone_82
1 / 0; import gone_83
1 / 0; import gone_84
1 / 0; import gone_85
1 / 0; import gone_86
1 / 0; import gone_87
1 / 0; import gone_88
1 / 0; import gone_89
1 / 0; import gone_90
1 / 0; import gone_91
1 / 0; import gone_92
1 / 0; import gone_93
1 / 0; import gone_94
1 / 0; import gone_95
1 / 0; import gone_96
1 / 0; import gone_97
1 / 0; import gone_98
1 / 0; import gone_99
1 / 0; import gone_100
1 / 0; import gone_101
1 / 0; import gone_102
1 / 0; import gone_103
1 / 0; import gone_104
1 / 0; import gone_105
1 / 0; import gone_106
1 / 0; import gone_107
1 / 0; import gone_108
1 / 0; import gone_109
1 / 0; import gone_110
1 / 0; import gone_111
1 / 0; import gone_112
1 / 0; import gone_113
1 / 0; import gone_114
1 / 0; import gone_115
1 / 0; import gone_116
1 / 0; import gone_117
1 / 0; import gone_118
1 / 0; import gone_119
1 / 0; import gone_120
1 / 0; import gone_121
1 / 0; import gone_122
1 / 0; import gone_123
1 / 0; import gone_124
1 / 0; import gone_125
1 / 0; import gone_126
1 / 0; import gone_127
1 / 0; import gone_128
1 / 0; import gone_129
1 / 0; import gone_130
1 / 0; import gone_131
1 / 0; import gone_132
1 / 0; import gone_133
1 / 0; import gone_134
1 / 0; import gone_135
1 / 0; import gone_136
1 / 0; import gone_137
1 / 0; import gone_138
1 / 0; import gone_139
1 / 0; import gone_140
1 / 0; import gone_141
1 / 0; import gone_142
1 / 0; import gone_143
1 / 0; import gone_144
1 / 0; import gone_145
1 / 0; import gone_146
1 / 0; import gone_147
1 / 0; import gone_148
1 / 0; import gone_149
1 / 0; import gone_150
1 / 0; import gone_151
1 / 0; import gone_152
1 / 0; import gone_153
1 / 0; import gone_154
1 / 0; import gone_155
1 / 0; import gone_156
1 / 0; import gone_157
1 / 0; import gone_158
1 / 0; import gone_159
1 / 0; import gone_160
1 / 0; import gone_161
1 / 0; import gone_162
1 / 0; import gone_163
1 / 0; import gone_164
1 / 0; import gone_165
1 / 0; import gone_166
1 / 0; import gone_167
1 / 0; import gone_168
1 / 0; import gone_169
1 / 0; import gone_170
1 / 0; import gone_171
1 / 0; import gone_172
1 / 0; import gone_173
1 / 0; import gone_174
1 / 0; import gone_175
1 / 0; import gone_176
1 / 0; import gone_177
1 / 0; import gone_178
1 / 0; import gone_179
1 / 0; import gone_180
1 / 0; import gone_181
1 / 0; import gone_182
1 / 0; import gone_183
1 / 0; import gone_184
1 / 0; import gone_185
1 / 0; import gone_186
1 / 0; import gone_187
1 / 0; import gone_188
1 / 0; import gone_189
1 / 0; import gone_190
1 / 0; import gone_191
1 / 0; import gone_192
1 / 0; import gone_193
1 / 0; import gone_194
1 / 0; import gone_195
1 / 0; import gone_196
1 / 0; import gone_197
1 / 0; import gone_198
1 / 0; import gone_199
1 / 0; import gone_200
1 / 0; import gone_201
1 / 0; import gone_202
1 / 0; import gone_203
1 / 0; import gone_204
1 / 0; import gone_205
1 / 0; import gone_206
1 / 0; import gone_207
1 / 0; import gone_208
1 / 0; import gone_209
1 / 0; import gone_210
1 / 0; import gone_211
1 / 0; import gone_212
1 / 0; import gone_213
1 / 0; import gone_214
1 / 0; import gone_215
1 / 0; import gone_216
1 / 0; import gone_217
1 / 0; import gone_218
1 / 0; import gone_219
1 / 0; import gone_220
1 / 0; import gone_221
1 / 0; import gone_222
1 / 0; import gone_223
1 / 0; import gone_224
1 / 0; import gone_225
1 / 0; import gone_226
1 / 0; import gone_227
1 / 0; import gone_228
1 / 0; import gone_229
1 / 0; import gone_230
1 / 0; import gone_231
1 / 0; import gone_232
1 / 0; import gone_233
1 / 0; import gone_234
1 / 0; import gone_235
1 / 0; import gone_236
1 / 0; import gone_237
1 / 0; import gone_238
1 / 0; import gone_239
1 / 0; import gone_240
1 / 0; import gone_241
1 / 0; import gone_242
1 / 0; import gone_243
1 / 0; import gone_244
1 / 0; import gone_245
1 / 0; import gone_246
1 / 0; import gone_247
1 / 0; import gone_248
1 / 0; import gone_249
1 / 0; import gone_250
1 / 0; import gone_251
1 / 0; import gone_252
1 / 0; import gone_253
1 / 0; import gone_254
1 / 0; import gone_255
1 / 0; import gone_256
1 / 0; import gone_257
1 / 0; import gone_258
1 / 0; import gone_259
1 / 0; import gone_260
1 / 0; import gone_261
1 / 0; import gone_262
1 / 0; import gone_263
1 / 0; import gone_264
1 / 0; import gone_265
1 / 0; import gone_266
1 / 0; import gone_267
1 / 0; import gone_268
1 / 0; import gone_269
1 / 0; import gone_270
1 / 0; import gone_271
1 / 0; import gone_272
1 / 0; import gone_273
1 / 0; import gone_274
1 / 0; import gone_275
1 / 0; import gone_276
1 / 0; import gone_277
1 / 0; import gone_278
1 / 0; import gone_279
1 / 0; import gone_280
1 / 0; import gone_281
1 / 0; import gone_282
1 / 0; import gone_283
1 / 0; import gone_284
1 / 0; import gone_285
1 / 0; import gone_286
1 / 0; import gone_287
1 / 0; import gone_288
1 / 0; import gone_289
1 / 0; import gone_290
1 / 0; import gone_291
1 / 0; import gone_292
1 / 0; import gone_293
1 / 0; import gone_294
1 / 0; import gone_295
1 / 0; import gone_296
1 / 0; import gone_297
1 / 0; import gone_298
1 / 0; import gone_299
1 / 0; import gone_300
1 / 0; import gone_301
1 / 0; import gone_302
1 / 0; import gone_303
1 / 0; import gone_304
1 / 0; import gone_305
1 / 0; import gone_306
1 / 0; import gone_307
1 / 0; import gone_308
1 / 0; import gone_309
1 / 0; import gone_310
1 / 0; import gone_311
1 / 0; import gone_312
1 / 0; import gone_313
1 / 0; import gone_314
1 / 0; import gone_315
1 / 0; import gone_316
1 / 0; import gone_317
1 / 0; import gone_318
1 / 0; import gone_319
1 / 0; import gone_320
1 / 0; import gone_321
1 / 0; import gone_322
1 / 0; import gone_323
1 / 0; import gone_324
1 / 0; import gone_325
1 / 0; import gone_326
1 / 0; import gone_327
1 / 0; import gone_328
1 / 0; import gone_329
1 / 0; import gone_330
1 / 0; import gone_331
1 / 0; import gone_332
1 / 0; import gone_333
1 / 0; import gone_334
1 / 0; import gone_335
1 / 0; import gone_336
1 / 0; import gone_337
1 / 0; import gone_338
1 / 0; import gone_339
1 / 0; import gone_340
1 / 0; import gone_341
1 / 0; import gone_342
1 / 0; import gone_343
1 / 0; import gone_344
1 / 0; import gone_345
1 / 0; import gone_346
1 / 0; import gone_347
1 / 0; import gone_348
1 / 0; import gone_349
1 / 0; import gone_350
1 / 0; import gone_351
1 / 0; import gone_352
1 / 0; import gone_353
1 / 0; import gone_354
1 / 0; import gone_355
1 / 0; import gone_356
1 / 0; import gone_357
1 / 0; import gone_358
1 / 0; import gone_359
1 / 0; import gone_360
1 / 0; import gone_361
1 / 0; import gone_362
1 / 0; import gone_363
1 / 0; import gone_364
1 / 0; import gone_365
1 / 0; import gone_366
1 / 0; import gone_367
1 / 0; import gone_368
1 / 0; import gone_369
1 / 0; import gone_370
1 / 0; import gone_371
1 / 0; import gone_372
1 / 0; import gone_373
1 / 0; import gone_374
1 / 0; import gone_375
1 / 0; import gone_376
1 / 0; import gone_377
1 / 0; import gone_378
1 / 0; import gone_379
1 / 0; import gone_380
1 / 0; import gone_381
1 / 0; import gone_382
1 / 0; import gone_383
1 / 0; import gone_384
1 / 0; import gone_385
1 / 0; import gone_386
1 / 0; import gone_387
1 / 0; import gone_388
1 / 0; import gone_389
1 / 0; import gone_390
1 / 0; import gone_391
1 / 0; import gone_392
1 / 0; import gone_393
1 / 0; import gone_394
1 / 0; import gone_395
1 / 0; import gone_396
1 / 0; import gone_397
1 / 0; import gone_398
1 / 0; import gone_399
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
x = (
!echo HARM 0
!echo HARM 1
!echo HARM 2
!echo HARM 3
!echo HARM 4
!echo HARM 5
!echo HARM 6
!echo HARM 7
!echo HARM 8
!echo HARM 9
!echo HARM 10
!echo HARM 11
!echo HARM 12
!echo HARM 13
!echo HARM 14
!echo HARM 15
!echo HARM 16
!echo HARM 17
!echo HARM 18
!echo HARM 19
!echo HARM 20
!echo HARM 21
!echo HARM 22
!echo HARM 23
!echo HARM 24
!echo HARM 25
!echo HARM 26
!echo HARM 27
!echo HARM 28
!echo HARM 29
!echo HARM 30
!echo HARM 31
!echo HARM 32
!echo HARM 33
!echo HARM 34
!echo HARM 35
!echo HARM 36
!echo HARM 37
!echo HARM 38
!echo HARM 39
!echo HARM 40
!echo HARM 41
!echo HARM 42
!echo HARM 43
!echo HARM 44
!echo HARM 45
!echo HARM 46
!echo HARM 47
!echo HARM 48
!echo HARM 49
!echo HARM 50
!echo HARM 51
!echo HARM 52
!echo HARM 53
!echo HARM 54
!echo HARM 55
!echo HARM 56
!echo HARM 57
!echo HARM 58
!echo HARM 59
!echo HARM 60
!echo HARM 61
!echo HARM 62
!echo HARM 63
!echo HARM 64
!echo HARM 65
!echo HARM 66
!echo HARM 67
!echo HARM 68
!echo HARM 69
!echo HARM 70
!echo HARM 71
!echo HARM 72
!echo HARM 73
!echo HARM 74
!echo HARM 75
!echo HARM 76
!echo HARM 77
!echo HARM 78
!echo HARM 79
!echo HARM 80
!echo HARM 81
!echo HARM 82
!echo HARM 83
!echo HARM 84
!echo HARM 85
!echo HARM 86
!echo HARM 87
!echo HARM 88
!echo HARM 89
!echo HARM 90
!echo HARM 91
!echo HARM 92
!echo HARM 93
!echo HARM 94
!echo HARM 95
!echo HARM 96
!echo HARM 97
!echo HARM 98
!echo HARM 99
!echo HARM 100
!echo HARM 101
!echo HARM 102
!echo HARM 103
!echo HARM 104
!echo HARM 105
!echo HARM 106
!echo HARM 107
!echo HARM 108
!echo HARM 109
!echo HARM 110
!echo HARM 111
!echo HARM 112
!echo HARM 113
!echo HARM 114
!echo HARM 115
!echo HARM 116
!echo HARM 117
!echo HARM 118
!echo HARM 119
!echo HARM 120
!echo HARM 121
!echo HARM 122
!echo HARM 123
!echo HARM 124
!echo HARM 125
!echo HARM 126
!echo HARM 127
!echo HARM 128
!echo HARM 129
!echo HARM 130
!echo HARM 131
!echo HARM 132
!echo HARM 133
!echo HARM 134
!echo HARM 135
!echo HARM 136
!echo HARM 137
!echo HARM 138
!echo HARM 139
!echo HARM 140
!echo HARM 141
!echo HARM 142
!echo HARM 143
!echo HARM 144
!echo HARM 145
!echo HARM 146
!echo HARM 147
!echo HARM 148
!echo HARM 149
!echo HARM 150
!echo HARM 151
!echo HARM 152
!echo HARM 153
!echo HARM 154
!echo HARM 155
!echo HARM 156
!echo HARM 157
!echo HARM 158
!echo HARM 159
!echo HARM 160
!echo HARM 161
!echo HARM 162
!echo HARM 163
!echo HARM 164
!echo HARM 165
!echo HARM 166
!echo HARM 167
!echo HARM 168
!echo HARM 169
!echo HARM 170
!echo HARM 171
!echo HARM 172
!echo HARM 173
!echo HARM 174
!echo HARM 175
!echo HARM 176
!echo HARM 177
!echo HARM 178
!echo HARM 179
!echo HARM 180
!echo HARM 181
!echo HARM 182
!echo HARM 183
!echo HARM 184
!echo HARM 185
!echo HARM 186
!echo HARM 187
!echo HARM 188
!echo HARM 189
!echo HARM 190
!echo HARM 191
!echo HARM 192
!echo HARM 193
!echo HARM 194
!echo HARM 195
!echo HARM 196
!echo HARM 197
!echo HARM 198
!echo HARM 199
!echo HARM 200
!echo HARM 201
!echo HARM 202
!echo HARM 203
!echo HARM 204
!echo HARM 205
!echo HARM 206
!echo HARM 207
!echo HARM 208
!echo HARM 209
!echo HARM 210
!echo HARM 211
!echo HARM 212
!echo HARM 213
!echo HARM 214
!echo HARM 215
!echo HARM 216
!echo HARM 217
!echo HARM 218
!echo HARM 219
!echo HARM 220
!echo HARM 221
!echo HARM 222
!echo HARM 223
!echo HARM 224
!echo HARM 225
!echo HARM 226
!echo HARM 227
!echo HARM 228
!echo HARM 229
!echo HARM 230
!echo HARM 231
!echo HARM 232
!echo HARM 233
!echo HARM 234
!echo HARM 235
!echo HARM 236
!echo HARM 237
!echo HARM 238
!echo HARM 239
!echo HARM 240
!echo HARM 241
!echo HARM 242
!echo HARM 243
!echo HARM 244
!echo HARM 245
!echo HARM 246
!echo HARM 247
!echo HARM 248
!echo HARM 249
!echo HARM 250
!echo HARM 251
!echo HARM 252
!echo HARM 253
!echo HARM 254
!echo HARM 255
!echo HARM 256
!echo HARM 257
!echo HARM 258
!echo HARM 259
!echo HARM 260
!echo HARM 261
!echo HARM 262
!echo HARM 263
!echo HARM 264
!echo HARM 265
!echo HARM 266
!echo HARM 267
!echo HARM 268
!echo HARM 269
!echo HARM 270
!echo HARM 271
!echo HARM 272
!echo HARM 273
!echo HARM 274
!echo HARM 275
!echo HARM 276
!echo HARM 277
!echo HARM 278
!echo HARM 279
!echo HARM 280
!echo HARM 281
!echo HARM 282
!echo HARM 283
!echo HARM 284
!echo HARM 285
!echo HARM 286
!echo HARM 287
!echo HARM 288
!echo HARM 289
!echo HARM 290
!echo HARM 291
!echo HARM 292
!echo HARM 293
!echo HARM 294
!echo HARM 295
!echo HARM 296
!echo HARM 297
!echo HARM 298
!echo HARM 299


fc_c = fc_v = bc_c = bc_v = cost = output_delta = gradient = bp_online = bp_batch = lambda *args: absent_1
