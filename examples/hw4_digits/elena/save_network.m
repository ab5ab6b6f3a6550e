function save_network(path, w, alpha)
    file = fopen([path '.txt'], 'w');
    fprintf(file, '%.17g %d\n', alpha, numel(w));
    for l = 1:numel(w)
        fprintf(file, '%d %d\n', size(w{l}, 1), size(w{l}, 2));
        fprintf(file, '%.17g ', w{l});
        fprintf(file, '\n');
    end
    fclose(file);
end
